INSERT DATA { t:many sg:value 12 }
