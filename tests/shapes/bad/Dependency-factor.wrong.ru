DELETE WHERE { t:incentive sg:factor ?old } ;
INSERT DATA { t:incentive sg:factor t:coding }
