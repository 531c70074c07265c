DELETE WHERE { t:step-mayor sg:capacity ?old } ;
INSERT DATA { t:step-mayor sg:capacity t:p1 }
