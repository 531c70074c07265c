DELETE WHERE { t:link sg:bridgeFrom ?old } ;
INSERT DATA { t:link sg:bridgeFrom t:coding }
