DELETE WHERE { t:step-mayor sg:order ?old } ;
INSERT DATA { t:step-mayor sg:order "first" }
