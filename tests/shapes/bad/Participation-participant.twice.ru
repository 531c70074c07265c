INSERT DATA { t:part sg:participant t:clerks }
