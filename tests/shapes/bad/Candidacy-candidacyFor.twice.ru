INSERT DATA { t:candidacy sg:candidacyFor t:crossing }
