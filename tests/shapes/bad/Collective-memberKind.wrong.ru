DELETE WHERE { t:clerks sg:memberKind ?old } ;
INSERT DATA { t:clerks sg:memberKind t:p1 }
