INSERT DATA { t:photo rdfs:seeAlso [ rdfs:comment "without a name" ] }
