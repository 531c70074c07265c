DELETE WHERE { t:relation sg:relationStatus ?old }
