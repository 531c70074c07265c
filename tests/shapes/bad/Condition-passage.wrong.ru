DELETE WHERE { t:condition-funds sg:passage ?old } ;
INSERT DATA { t:condition-funds sg:passage t:coding }
