DELETE WHERE { t:p1 sg:article ?old } ;
INSERT DATA { t:p1 sg:article t:coding }
