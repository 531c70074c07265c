INSERT DATA { t:dependency sg:dependent t:built }
