DELETE WHERE { t:candidacy sg:candidacyFor ?old } ;
INSERT DATA { t:candidacy sg:candidacyFor t:coding }
