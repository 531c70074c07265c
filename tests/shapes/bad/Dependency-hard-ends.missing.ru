DELETE WHERE { t:dependency sg:dependent ?old }
