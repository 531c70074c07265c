DELETE WHERE { t:relation sg:subject ?old }
