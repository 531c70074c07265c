# a class of one's own is welcome where it says where it comes from
INSERT DATA { t:forecast a o:Forecast ; sg:paraphrase "Rain will come."@en ; sg:passage t:p1 ; sg:attribution t:said-narrator }
