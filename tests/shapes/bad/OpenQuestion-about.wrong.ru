DELETE WHERE { t:open sg:about ?old } ;
INSERT DATA { t:open sg:about t:p1 }
