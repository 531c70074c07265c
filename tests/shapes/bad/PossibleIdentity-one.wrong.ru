DELETE WHERE { t:same sg:one ?old } ;
INSERT DATA { t:same sg:one t:p1 }
