DELETE WHERE { t:article sg:textSha256 ?old } ;
INSERT DATA { t:article sg:textSha256 "abc" }
