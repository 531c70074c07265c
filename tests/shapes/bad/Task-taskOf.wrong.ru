DELETE WHERE { t:task sg:taskOf ?old } ;
INSERT DATA { t:task sg:taskOf t:coding }
