INSERT DATA { t:mayor sg:wikidata <http://www.wikidata.org/entity/Q2> }
