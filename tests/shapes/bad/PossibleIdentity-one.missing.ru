DELETE WHERE { t:same sg:one ?old }
