DELETE WHERE { t:strike sg:eventStatus ?old } ;
INSERT DATA { t:strike sg:eventStatus t:p1 }
