DELETE WHERE { t:part sg:participant ?old }
