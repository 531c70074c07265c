DELETE WHERE { t:strike sg:place ?old } ;
INSERT DATA { t:strike sg:place t:coding }
