DELETE WHERE { t:incentive sg:factor ?old }
