DELETE WHERE { t:task sg:basis ?old } ;
INSERT DATA { t:task sg:basis t:p1 }
