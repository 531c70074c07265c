DELETE WHERE { t:reason sg:passage ?old }
