DELETE WHERE { t:position sg:proposal ?old } ;
INSERT DATA { t:position sg:proposal t:coding }
