INSERT DATA { t:mention-again a sg:Mention ; sg:mentions t:mayor ; sg:passage t:p2 }
