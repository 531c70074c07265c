DELETE WHERE { t:assessment sg:about ?old } ;
INSERT DATA { t:assessment sg:about t:p1 }
