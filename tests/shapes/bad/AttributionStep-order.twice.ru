INSERT DATA { t:step-mayor sg:order 2 }
