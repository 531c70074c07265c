INSERT DATA { t:land sg:isoCode "LL" }
