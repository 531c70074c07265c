DELETE WHERE { t:article sg:characters ?old } ;
INSERT DATA { t:article sg:characters "first" }
