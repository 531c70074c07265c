INSERT DATA { t:position sg:holder t:clerks }
