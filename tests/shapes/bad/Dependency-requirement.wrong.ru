DELETE WHERE { t:dependency sg:requirement ?old } ;
INSERT DATA { t:dependency sg:requirement t:coding }
