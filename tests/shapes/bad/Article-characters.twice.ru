INSERT DATA { t:article sg:characters 501 }
