DELETE WHERE { t:step-mayor sg:naming ?old }
