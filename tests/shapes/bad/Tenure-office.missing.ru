DELETE WHERE { t:tenure sg:office ?old }
