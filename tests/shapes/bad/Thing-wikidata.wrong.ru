DELETE WHERE { t:mayor sg:wikidata ?old } ;
INSERT DATA { t:mayor sg:wikidata <https://example.org/Q1> }
