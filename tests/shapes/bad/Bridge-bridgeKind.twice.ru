INSERT DATA { t:link sg:bridgeKind t:letter }
