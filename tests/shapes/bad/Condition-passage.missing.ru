DELETE WHERE { t:condition-funds sg:passage ?old }
