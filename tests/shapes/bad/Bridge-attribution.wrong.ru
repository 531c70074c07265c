DELETE WHERE { t:link sg:attribution ?old } ;
INSERT DATA { t:link sg:attribution t:coding }
