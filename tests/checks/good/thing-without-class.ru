# classes of other vocabularies are nobody's business here
INSERT DATA { t:photo a o:Photograph ; rdfs:label "a photograph"@en ; rdfs:seeAlso t:mayor }
