DELETE WHERE { t:bridge sg:broader ?old } ;
INSERT DATA { t:bridge sg:broader t:coding }
