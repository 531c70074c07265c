DELETE WHERE { t:fishers skos:definition ?old }
