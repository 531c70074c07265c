INSERT DATA { t:condition-funds sg:requirement t:built }
