DELETE DATA { t:link sg:bridgeTo t:quiet } ; INSERT DATA { t:link sg:bridgeTo t:funded }
