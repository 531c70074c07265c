INSERT DATA { t:step-mayor sg:voice t:clerks }
