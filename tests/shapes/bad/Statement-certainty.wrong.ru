DELETE WHERE { t:task sg:certainty ?old } ;
INSERT DATA { t:task sg:certainty t:p1 }
