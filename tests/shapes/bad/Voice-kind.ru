INSERT DATA { t:someone a sg:Voice ; rdfs:label "someone"@en }
