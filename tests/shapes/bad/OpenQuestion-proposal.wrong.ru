DELETE WHERE { t:open sg:proposal ?old } ;
INSERT DATA { t:open sg:proposal t:coding }
