INSERT DATA { t:task sg:paraphrase "Something else."@en }
