DELETE WHERE { t:step-mayor sg:voice ?old } ;
INSERT DATA { t:step-mayor sg:voice t:coding }
