DELETE WHERE { t:p1 oa:start ?old } ;
INSERT DATA { t:p1 oa:start 40 }
