DELETE WHERE { t:relation sg:relationStatus ?old } ;
INSERT DATA { t:relation sg:relationStatus t:p1 }
