DELETE WHERE { t:built sg:phase ?old }
