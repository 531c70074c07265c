DELETE WHERE { t:condition-funds sg:dependent ?old } ;
INSERT DATA { t:condition-funds sg:dependent t:coding }
