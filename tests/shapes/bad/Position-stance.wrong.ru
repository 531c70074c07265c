DELETE WHERE { t:position sg:stance ?old } ;
INSERT DATA { t:position sg:stance t:p1 }
