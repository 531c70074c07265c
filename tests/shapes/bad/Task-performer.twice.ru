INSERT DATA { t:task sg:performer t:clerks }
