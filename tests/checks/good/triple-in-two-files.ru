# a thing may be described in two files
INSERT DATA { GRAPH <https://example.org/id/graph/registry/places> { t:coast skos:altLabel "the shore"@en } }
