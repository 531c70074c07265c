DELETE WHERE { t:task sg:passage ?old } ;
INSERT DATA { t:task sg:passage t:coding }
