DELETE WHERE { t:step-mayor sg:voice ?old }
