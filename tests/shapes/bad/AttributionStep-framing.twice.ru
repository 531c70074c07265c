INSERT DATA { t:step-mayor sg:framing "again" }
