DELETE WHERE { t:step-mayor sg:mode ?old }
