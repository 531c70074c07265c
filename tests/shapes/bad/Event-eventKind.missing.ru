DELETE WHERE { t:strike sg:eventKind ?old }
