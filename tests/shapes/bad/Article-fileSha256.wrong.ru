DELETE WHERE { t:article sg:fileSha256 ?old } ;
INSERT DATA { t:article sg:fileSha256 "abc" }
