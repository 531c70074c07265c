DELETE WHERE { t:condition-funds sg:order ?old } ;
INSERT DATA { t:condition-funds sg:order "first" }
