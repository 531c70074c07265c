INSERT DATA { t:incentive sg:dependent t:built ; sg:requirement t:quiet }
