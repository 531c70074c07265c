DELETE WHERE { t:assessment sg:assessmentKind ?old }
