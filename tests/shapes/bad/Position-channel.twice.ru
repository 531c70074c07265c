INSERT DATA { t:position sg:channel t:letter }
