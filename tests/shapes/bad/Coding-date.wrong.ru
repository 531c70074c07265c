DELETE WHERE { t:coding dcterms:date ?old } ;
INSERT DATA { t:coding dcterms:date "2026-01"^^xsd:gYearMonth }
