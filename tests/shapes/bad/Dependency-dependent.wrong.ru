DELETE WHERE { t:dependency sg:dependent ?old } ;
INSERT DATA { t:dependency sg:dependent t:coding }
