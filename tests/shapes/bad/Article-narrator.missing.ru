DELETE WHERE { t:article sg:narrator ?old }
