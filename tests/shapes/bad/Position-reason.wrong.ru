DELETE WHERE { t:position sg:reason ?old } ;
INSERT DATA { t:position sg:reason t:coding }
