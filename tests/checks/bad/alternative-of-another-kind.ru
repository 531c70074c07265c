DELETE DATA { t:position-other sg:passage t:p1 } ; INSERT DATA { t:position-other sg:passage t:p2 }
