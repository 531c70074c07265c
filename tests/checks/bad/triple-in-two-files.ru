INSERT DATA { GRAPH <https://example.org/id/graph/registry/places> { t:coast rdfs:label "the coast"@en } }
