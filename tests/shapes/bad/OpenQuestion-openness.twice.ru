INSERT DATA { t:open sg:openness t:letter }
