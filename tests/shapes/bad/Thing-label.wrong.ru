DELETE WHERE { t:narrator rdfs:label ?old } ;
INSERT DATA { t:narrator rdfs:label "Ohne Sprache" }
