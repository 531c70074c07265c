DELETE WHERE { t:open sg:openness ?old } ;
INSERT DATA { t:open sg:openness t:p1 }
