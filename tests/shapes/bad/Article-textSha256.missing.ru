DELETE WHERE { t:article sg:textSha256 ?old }
