DELETE WHERE { t:tenure sg:person ?old }
