INSERT DATA { t:position sg:voicing t:letter }
