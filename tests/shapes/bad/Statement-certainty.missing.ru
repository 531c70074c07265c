DELETE WHERE { t:task sg:certainty ?old }
