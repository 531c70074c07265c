DELETE WHERE { t:strike sg:eventKind ?old } ;
INSERT DATA { t:strike sg:eventKind t:p1 }
