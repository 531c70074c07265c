DELETE WHERE { t:part sg:participantRole ?old } ;
INSERT DATA { t:part sg:participantRole t:p1 }
