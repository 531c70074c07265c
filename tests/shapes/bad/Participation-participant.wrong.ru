DELETE WHERE { t:part sg:participant ?old } ;
INSERT DATA { t:part sg:participant t:coding }
