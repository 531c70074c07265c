DELETE WHERE { t:position sg:anchor ?old }
