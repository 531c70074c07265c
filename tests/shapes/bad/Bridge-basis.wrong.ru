DELETE WHERE { t:link sg:basis ?old } ;
INSERT DATA { t:link sg:basis sg:basis-stated }
