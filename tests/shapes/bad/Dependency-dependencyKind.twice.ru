INSERT DATA { t:dependency sg:dependencyKind t:letter }
