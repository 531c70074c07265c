INSERT DATA { t:tenure sg:organization t:clerks }
