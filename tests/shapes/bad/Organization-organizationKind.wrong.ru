DELETE WHERE { t:council sg:organizationKind ?old } ;
INSERT DATA { t:council sg:organizationKind t:p1 }
