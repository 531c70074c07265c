INSERT DATA { t:condition-funds sg:broughtAboutBy t:clerks }
