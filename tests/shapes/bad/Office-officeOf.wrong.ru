DELETE WHERE { t:mayoralty sg:officeOf ?old } ;
INSERT DATA { t:mayoralty sg:officeOf t:coding }
