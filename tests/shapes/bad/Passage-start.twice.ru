INSERT DATA { t:p1 oa:start 1 }
