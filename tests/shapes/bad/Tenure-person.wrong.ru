DELETE WHERE { t:tenure sg:person ?old } ;
INSERT DATA { t:tenure sg:person t:coding }
