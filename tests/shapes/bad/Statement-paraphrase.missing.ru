DELETE WHERE { t:task sg:paraphrase ?old }
