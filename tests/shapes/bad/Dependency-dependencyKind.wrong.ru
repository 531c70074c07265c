DELETE WHERE { t:dependency sg:dependencyKind ?old } ;
INSERT DATA { t:dependency sg:dependencyKind t:p1 }
