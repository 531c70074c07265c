INSERT DATA { t:condition-funds sg:affected t:built ; sg:factor t:quiet }
