DELETE WHERE { t:condition-funds sg:conditionKind ?old } ;
INSERT DATA { t:condition-funds sg:conditionKind t:p1 }
