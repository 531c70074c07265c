INSERT DATA { t:position sg:notBefore "2026-01-02"^^xsd:date }
