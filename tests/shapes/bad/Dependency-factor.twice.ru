INSERT DATA { t:incentive sg:factor t:funded }
