DELETE WHERE { t:task sg:attribution ?old } ;
INSERT DATA { t:task sg:attribution t:coding }
