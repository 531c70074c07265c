INSERT DATA { t:dependency sg:affected t:built ; sg:factor t:quiet }
