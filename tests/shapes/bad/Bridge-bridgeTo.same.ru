DELETE WHERE { t:link sg:bridgeTo ?old } ;
INSERT DATA { t:link sg:bridgeTo t:built }
