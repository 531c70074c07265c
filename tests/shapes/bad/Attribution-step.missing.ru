DELETE WHERE { t:said-mayor sg:step ?old }
