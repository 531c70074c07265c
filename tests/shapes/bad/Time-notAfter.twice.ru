INSERT DATA { t:position sg:notAfter "2026-01-02"^^xsd:date }
