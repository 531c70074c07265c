DELETE WHERE { t:p1 sg:article ?old }
