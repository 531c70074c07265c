DELETE WHERE { t:position sg:notBefore ?old } ;
INSERT DATA { t:position sg:notBefore "2026-02-01"^^xsd:date }
