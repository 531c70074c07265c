DELETE WHERE { t:reason sg:givenBy ?old } ;
INSERT DATA { t:reason sg:givenBy t:coding }
