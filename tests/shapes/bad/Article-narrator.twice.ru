INSERT DATA { t:article sg:narrator t:narrator-2 . t:narrator-2 a sg:Narrator ; rdfs:label "the narrator of the second part"@en }
