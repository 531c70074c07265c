INSERT DATA { t:candidacy sg:candidate t:clerks }
