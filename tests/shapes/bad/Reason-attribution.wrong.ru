DELETE WHERE { t:reason sg:attribution ?old } ;
INSERT DATA { t:reason sg:attribution t:coding }
