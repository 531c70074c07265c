DELETE WHERE { t:dependency sg:dependencyKind ?old }
