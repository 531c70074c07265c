INSERT DATA { t:relation sg:relationKind t:letter }
