INSERT DATA { t:toll sg:value 7 }
