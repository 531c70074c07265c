INSERT DATA { t:assessment sg:assessmentKind t:letter }
