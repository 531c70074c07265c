DELETE WHERE { t:link sg:basisReason ?old }
