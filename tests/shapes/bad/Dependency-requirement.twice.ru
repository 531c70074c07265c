INSERT DATA { t:dependency sg:requirement t:built }
