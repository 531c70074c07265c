DELETE WHERE { t:toll sg:value ?old } ;
INSERT DATA { t:toll sg:value "three" }
