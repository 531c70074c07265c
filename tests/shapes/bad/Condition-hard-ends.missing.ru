DELETE WHERE { t:condition-funds sg:requirement ?old }
