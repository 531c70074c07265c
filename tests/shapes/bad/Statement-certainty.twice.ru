INSERT DATA { t:task sg:certainty t:letter }
