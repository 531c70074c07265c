DELETE WHERE { t:candidacy sg:candidacyFor ?old }
