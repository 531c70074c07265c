DELETE WHERE { t:position-other sg:alternativeReadingOf ?old } ;
INSERT DATA { t:position-other sg:alternativeReadingOf t:coding }
