INSERT DATA { t:mayor rdfs:label "Ada A. Alder"@en }
