DELETE WHERE { t:coding sg:codingOutcome ?old } ;
INSERT DATA { t:coding sg:codingOutcome t:p1 }
