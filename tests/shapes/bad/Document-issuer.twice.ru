INSERT DATA { t:letter sg:issuer t:clerks }
