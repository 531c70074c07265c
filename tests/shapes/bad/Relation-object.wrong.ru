DELETE WHERE { t:relation sg:object ?old } ;
INSERT DATA { t:relation sg:object t:coding }
