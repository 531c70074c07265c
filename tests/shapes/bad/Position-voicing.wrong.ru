DELETE WHERE { t:position sg:voicing ?old } ;
INSERT DATA { t:position sg:voicing t:p1 }
