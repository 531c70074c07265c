DELETE WHERE { t:task sg:coding ?old } ;
INSERT DATA { t:task sg:coding t:p1 }
