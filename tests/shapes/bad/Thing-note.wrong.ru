DELETE WHERE { t:p2 sg:note ?old } ;
INSERT DATA { t:p2 sg:note "Ohne Sprache" }
