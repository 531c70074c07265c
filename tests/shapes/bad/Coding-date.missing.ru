DELETE WHERE { t:coding dcterms:date ?old }
