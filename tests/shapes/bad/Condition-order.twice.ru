INSERT DATA { t:condition-funds sg:order 2 }
