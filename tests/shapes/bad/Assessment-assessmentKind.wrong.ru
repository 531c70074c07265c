DELETE WHERE { t:assessment sg:assessmentKind ?old } ;
INSERT DATA { t:assessment sg:assessmentKind t:p1 }
