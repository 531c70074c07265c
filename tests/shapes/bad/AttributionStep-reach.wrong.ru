DELETE WHERE { t:step-mayor sg:reach ?old } ;
INSERT DATA { t:step-mayor sg:reach t:p1 }
