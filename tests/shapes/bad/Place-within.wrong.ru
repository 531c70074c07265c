DELETE WHERE { t:alder sg:within ?old } ;
INSERT DATA { t:alder sg:within t:coding }
