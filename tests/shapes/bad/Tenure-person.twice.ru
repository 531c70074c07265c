INSERT DATA { t:tenure sg:person t:clerks }
