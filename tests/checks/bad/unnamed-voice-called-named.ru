DELETE DATA { t:step-mayor sg:voice t:mayor } ; INSERT DATA { t:step-mayor sg:voice t:clerks . t:position sg:voicing sg:voicing-reported } ; DELETE DATA { t:position sg:voicing sg:voicing-own-words }
