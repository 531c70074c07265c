DELETE WHERE { t:position sg:channel ?old } ;
INSERT DATA { t:position sg:channel t:p1 }
