DELETE WHERE { t:relation sg:object ?old }
