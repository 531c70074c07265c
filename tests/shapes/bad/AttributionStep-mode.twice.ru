INSERT DATA { t:step-mayor sg:mode t:letter }
