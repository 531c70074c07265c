DELETE WHERE { t:candidacy sg:candidate ?old } ;
INSERT DATA { t:candidacy sg:candidate t:coding }
