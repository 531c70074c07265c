DELETE WHERE { t:tenure sg:organization ?old } ;
INSERT DATA { t:tenure sg:organization t:coding }
