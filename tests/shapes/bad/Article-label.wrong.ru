DELETE WHERE { t:article rdfs:label ?old } ;
INSERT DATA { t:article rdfs:label "Ohne Sprache" }
