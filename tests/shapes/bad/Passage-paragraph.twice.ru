INSERT DATA { t:p1 sg:paragraph 2 }
