INSERT DATA { t:link sg:bridgeFrom t:funded }
