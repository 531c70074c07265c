DELETE WHERE { t:p1 sg:sha256 ?old }
