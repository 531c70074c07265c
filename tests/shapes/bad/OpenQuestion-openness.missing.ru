DELETE WHERE { t:open sg:openness ?old }
