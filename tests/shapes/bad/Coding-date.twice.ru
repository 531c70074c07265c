INSERT DATA { t:coding dcterms:date "2026-01-02"^^xsd:date }
