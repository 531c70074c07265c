DELETE WHERE { t:council sg:organizationKind ?old }
