DELETE WHERE { t:toll sg:about ?old }
