INSERT DATA { t:relation sg:subject t:clerks }
