DELETE WHERE { t:same sg:other ?old } ;
INSERT DATA { t:same sg:other t:fishers }
