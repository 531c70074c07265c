DELETE WHERE { t:task sg:coding ?old }
