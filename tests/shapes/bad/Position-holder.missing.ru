DELETE WHERE { t:position sg:holder ?old }
