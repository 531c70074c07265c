INSERT DATA { t:alder sg:within t:lake . t:lake a sg:Place ; rdfs:label "the lake"@en }
