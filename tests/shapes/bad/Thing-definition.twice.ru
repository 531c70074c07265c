INSERT DATA { t:fishers skos:definition "Something else."@en }
