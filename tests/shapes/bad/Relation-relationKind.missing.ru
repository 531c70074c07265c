DELETE WHERE { t:relation sg:relationKind ?old }
