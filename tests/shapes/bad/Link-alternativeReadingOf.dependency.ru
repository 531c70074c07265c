INSERT DATA { t:dependency sg:alternativeReadingOf t:incentive }
