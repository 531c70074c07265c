INSERT DATA { t:position sg:stance t:letter }
