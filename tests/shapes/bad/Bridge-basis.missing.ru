DELETE WHERE { t:link sg:basis ?old }
