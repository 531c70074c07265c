DELETE WHERE { t:dependency sg:holdsFor ?old } ;
INSERT DATA { t:dependency sg:holdsFor t:coding }
