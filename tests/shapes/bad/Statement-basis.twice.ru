INSERT DATA { t:task sg:basis t:letter }
