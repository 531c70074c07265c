DELETE DATA { t:incentive sg:factor t:built } ; INSERT DATA { t:incentive sg:factor t:quiet }
