DELETE WHERE { t:p1 sg:paragraph ?old } ;
INSERT DATA { t:p1 sg:paragraph "first" }
