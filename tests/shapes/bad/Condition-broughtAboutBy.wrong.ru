DELETE WHERE { t:condition-funds sg:broughtAboutBy ?old } ;
INSERT DATA { t:condition-funds sg:broughtAboutBy t:coding }
