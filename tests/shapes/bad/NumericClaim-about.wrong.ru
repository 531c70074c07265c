DELETE WHERE { t:toll sg:about ?old } ;
INSERT DATA { t:toll sg:about t:p1 }
