DELETE WHERE { t:task sg:taskObject ?old } ;
INSERT DATA { t:task sg:taskObject t:p1 }
