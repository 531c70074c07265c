DELETE WHERE { t:position sg:stance ?old }
