DELETE WHERE { t:step-mayor sg:naming ?old } ;
INSERT DATA { t:step-mayor sg:naming t:p1 }
