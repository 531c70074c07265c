INSERT DATA { t:part sg:describedBy t:clerks }
