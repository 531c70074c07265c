DELETE WHERE { t:clerks sg:memberKind ?old }
