INSERT DATA { t:condition-quiet sg:affected t:funded }
