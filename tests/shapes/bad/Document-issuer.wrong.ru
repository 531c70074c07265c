DELETE WHERE { t:letter sg:issuer ?old } ;
INSERT DATA { t:letter sg:issuer t:coding }
