DELETE WHERE { t:link sg:bridgeKind ?old }
