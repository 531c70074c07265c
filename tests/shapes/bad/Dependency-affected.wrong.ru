DELETE WHERE { t:incentive sg:affected ?old } ;
INSERT DATA { t:incentive sg:affected t:coding }
