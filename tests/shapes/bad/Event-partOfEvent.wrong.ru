DELETE WHERE { t:strike sg:partOfEvent ?old } ;
INSERT DATA { t:strike sg:partOfEvent t:coding }
