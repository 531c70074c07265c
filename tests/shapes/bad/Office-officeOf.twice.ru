INSERT DATA { t:mayoralty sg:officeOf t:clerks }
