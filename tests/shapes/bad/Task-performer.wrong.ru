DELETE WHERE { t:task sg:performer ?old } ;
INSERT DATA { t:task sg:performer t:coding }
