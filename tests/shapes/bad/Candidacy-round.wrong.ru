DELETE WHERE { t:candidacy sg:round ?old } ;
INSERT DATA { t:candidacy sg:round t:coding }
