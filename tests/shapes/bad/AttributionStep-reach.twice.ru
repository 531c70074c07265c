INSERT DATA { t:step-mayor sg:reach t:letter }
