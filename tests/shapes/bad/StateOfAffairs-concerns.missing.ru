DELETE WHERE { t:built sg:concerns ?old }
