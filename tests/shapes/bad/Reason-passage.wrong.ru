DELETE WHERE { t:reason sg:passage ?old } ;
INSERT DATA { t:reason sg:passage t:coding }
