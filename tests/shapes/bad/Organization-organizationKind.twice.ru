INSERT DATA { t:council sg:organizationKind t:letter }
