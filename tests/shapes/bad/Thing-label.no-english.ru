DELETE WHERE { t:coast rdfs:label ?old } ;
INSERT DATA { t:coast rdfs:label "la côte"@fr }
