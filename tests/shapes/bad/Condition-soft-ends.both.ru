INSERT DATA { t:condition-quiet sg:dependent t:built ; sg:requirement t:quiet }
