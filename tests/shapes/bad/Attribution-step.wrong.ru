DELETE WHERE { t:said-mayor sg:step ?old } ;
INSERT DATA { t:said-mayor sg:step t:coding }
