DELETE WHERE { t:link sg:bridgeFrom ?old }
