DELETE WHERE { t:article sg:characters ?old }
