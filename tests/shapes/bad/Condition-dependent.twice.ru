INSERT DATA { t:condition-funds sg:dependent t:funded }
