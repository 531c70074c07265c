DELETE WHERE { t:position sg:notBefore ?old } ;
INSERT DATA { t:position sg:notBefore "2026-01"^^xsd:gYearMonth }
