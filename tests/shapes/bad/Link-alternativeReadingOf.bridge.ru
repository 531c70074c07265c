INSERT DATA { t:link sg:alternativeReadingOf t:dependency }
