DELETE WHERE { t:task sg:passage ?old }
