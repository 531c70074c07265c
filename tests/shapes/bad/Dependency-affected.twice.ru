INSERT DATA { t:incentive sg:affected t:built }
