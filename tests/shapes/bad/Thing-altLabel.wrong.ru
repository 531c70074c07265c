DELETE WHERE { t:mayor skos:altLabel ?old } ;
INSERT DATA { t:mayor skos:altLabel "Ohne Sprache" }
