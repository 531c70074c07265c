DELETE WHERE { t:position sg:proposal ?old }
