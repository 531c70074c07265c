DELETE WHERE { t:position sg:voicing ?old }
