INSERT DATA { t:p1 oa:end 41 }
