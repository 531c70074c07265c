DELETE WHERE { t:assessment sg:about ?old }
