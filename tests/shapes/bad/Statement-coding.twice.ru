INSERT DATA { t:task sg:coding t:coding-2 . t:coding-2 a sg:Coding ; rdfs:label "again"@en ; sg:coder "first" ; sg:codingOutcome sg:coding-first-only ; dcterms:date "2026-11-20"^^xsd:date }
