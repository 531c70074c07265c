DELETE WHERE { t:task sg:taskOf ?old }
