DELETE WHERE { t:built sg:phase ?old } ;
INSERT DATA { t:built sg:phase t:p1 }
