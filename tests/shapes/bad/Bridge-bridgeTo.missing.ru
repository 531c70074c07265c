DELETE WHERE { t:link sg:bridgeTo ?old }
