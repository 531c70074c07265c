INSERT DATA { t:task sg:taskOf t:crossing }
