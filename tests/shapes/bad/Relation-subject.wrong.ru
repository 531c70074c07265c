DELETE WHERE { t:relation sg:subject ?old } ;
INSERT DATA { t:relation sg:subject t:coding }
