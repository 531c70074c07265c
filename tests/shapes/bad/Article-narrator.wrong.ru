DELETE WHERE { t:article sg:narrator ?old } ;
INSERT DATA { t:article sg:narrator t:coding }
