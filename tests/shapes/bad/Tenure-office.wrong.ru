DELETE WHERE { t:tenure sg:office ?old } ;
INSERT DATA { t:tenure sg:office t:coding }
