DELETE WHERE { t:step-mayor sg:reach ?old }
