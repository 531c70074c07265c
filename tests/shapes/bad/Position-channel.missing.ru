DELETE WHERE { t:position sg:channel ?old }
