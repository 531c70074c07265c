DELETE DATA { t:mention-pillar a sg:Mention ; sg:mentions t:pillar ; sg:passage t:p2 } ; INSERT DATA { t:task sg:taskOf t:pillar } ; DELETE DATA { t:task sg:taskOf t:bridge }
