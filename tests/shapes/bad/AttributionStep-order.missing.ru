DELETE WHERE { t:step-mayor sg:order ?old }
