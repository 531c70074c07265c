DELETE WHERE { t:position sg:anchor ?old } ;
INSERT DATA { t:position sg:anchor t:coding }
