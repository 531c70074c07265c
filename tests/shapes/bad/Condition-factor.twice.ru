INSERT DATA { t:condition-quiet sg:factor t:built }
