DELETE WHERE { t:task sg:basis ?old }
