DELETE WHERE { t:condition-funds sg:requirement ?old } ;
INSERT DATA { t:condition-funds sg:requirement t:coding }
