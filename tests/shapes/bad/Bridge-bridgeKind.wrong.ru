DELETE WHERE { t:link sg:bridgeKind ?old } ;
INSERT DATA { t:link sg:bridgeKind t:p1 }
