DELETE WHERE { t:p1 sg:paragraph ?old }
