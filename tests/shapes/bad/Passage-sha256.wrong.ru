DELETE WHERE { t:p1 sg:sha256 ?old } ;
INSERT DATA { t:p1 sg:sha256 "abc" }
