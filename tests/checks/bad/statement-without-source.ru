INSERT DATA { t:forecast a o:Forecast ; sg:paraphrase "Rain will come."@en ; sg:passage t:p1 }
