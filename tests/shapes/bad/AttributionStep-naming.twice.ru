INSERT DATA { t:step-mayor sg:naming t:letter }
