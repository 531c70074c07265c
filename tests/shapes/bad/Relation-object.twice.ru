INSERT DATA { t:relation sg:object t:clerks }
