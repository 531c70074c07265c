DELETE WHERE { t:round sg:passage ?old } ;
INSERT DATA { t:round sg:passage t:coding }
