DELETE WHERE { t:round sg:order ?old } ;
INSERT DATA { t:round sg:order "first" }
