INSERT DATA { t:someone a sg:Actor ; rdfs:label "someone"@en }
