INSERT DATA { t:link sg:bridgeTo t:built }
