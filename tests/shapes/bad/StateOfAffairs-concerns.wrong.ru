DELETE WHERE { t:built sg:concerns ?old } ;
INSERT DATA { t:built sg:concerns t:coding }
