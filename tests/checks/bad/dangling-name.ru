INSERT DATA { t:own a o:Own ; rdfs:seeAlso t:nothing-of-the-kind }
