INSERT DATA { t:open sg:holder t:clerks }
