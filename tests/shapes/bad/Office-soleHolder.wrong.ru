DELETE WHERE { t:mayoralty sg:soleHolder ?old } ;
INSERT DATA { t:mayoralty sg:soleHolder "perhaps" }
