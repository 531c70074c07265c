DELETE DATA { t:position-other sg:voicing sg:voicing-reported } ; INSERT DATA { t:position-other sg:voicing sg:voicing-own-words }
