DELETE WHERE { t:position sg:notBefore ?from } ;
DELETE WHERE { t:position sg:notAfter ?old } ;
INSERT DATA { t:position sg:notAfter "2026-01"^^xsd:gYearMonth }
