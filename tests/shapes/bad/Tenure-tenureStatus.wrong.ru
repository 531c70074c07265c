DELETE WHERE { t:tenure sg:tenureStatus ?old } ;
INSERT DATA { t:tenure sg:tenureStatus t:p1 }
