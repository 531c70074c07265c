DELETE WHERE { t:condition-funds sg:attribution ?old } ;
INSERT DATA { t:condition-funds sg:attribution t:coding }
