DELETE WHERE { t:same sg:other ?old }
