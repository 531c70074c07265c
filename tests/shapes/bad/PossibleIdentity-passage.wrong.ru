DELETE WHERE { t:same sg:passage ?old } ;
INSERT DATA { t:same sg:passage t:coding }
