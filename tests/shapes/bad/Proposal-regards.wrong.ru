DELETE WHERE { t:bridge sg:regards ?old } ;
INSERT DATA { t:bridge sg:regards t:coding }
