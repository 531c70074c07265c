DELETE WHERE { t:toll sg:tollOf ?old } ;
INSERT DATA { t:toll sg:tollOf t:coding }
