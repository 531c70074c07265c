DELETE WHERE { t:toll sg:unit ?old }
