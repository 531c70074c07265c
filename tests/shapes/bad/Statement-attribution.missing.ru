DELETE WHERE { t:task sg:attribution ?old }
