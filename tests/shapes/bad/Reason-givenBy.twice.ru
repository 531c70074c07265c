INSERT DATA { t:reason sg:givenBy t:clerks }
