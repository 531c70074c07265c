DELETE WHERE { t:fishers skos:definition ?old } ;
INSERT DATA { t:fishers skos:definition "Auf Deutsch."@de }
