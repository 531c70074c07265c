DELETE WHERE { t:article sg:fileSha256 ?old }
