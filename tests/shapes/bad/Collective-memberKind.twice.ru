INSERT DATA { t:clerks sg:memberKind t:letter }
