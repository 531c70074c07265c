DELETE WHERE { t:relation sg:relationKind ?old } ;
INSERT DATA { t:relation sg:relationKind t:p1 }
