DELETE WHERE { t:strike sg:participation ?old } ;
INSERT DATA { t:strike sg:participation t:coding }
