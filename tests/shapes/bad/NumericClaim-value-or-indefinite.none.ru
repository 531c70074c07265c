DELETE WHERE { t:toll sg:value ?old }
