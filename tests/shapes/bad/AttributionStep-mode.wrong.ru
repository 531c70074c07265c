DELETE WHERE { t:step-mayor sg:mode ?old } ;
INSERT DATA { t:step-mayor sg:mode t:p1 }
