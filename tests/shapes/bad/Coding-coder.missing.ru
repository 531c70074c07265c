DELETE WHERE { t:coding sg:coder ?old }
