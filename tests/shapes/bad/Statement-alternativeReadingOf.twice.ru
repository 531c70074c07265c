INSERT DATA { t:position-other sg:alternativeReadingOf t:assessment }
