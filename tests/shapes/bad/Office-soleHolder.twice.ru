INSERT DATA { t:mayoralty sg:soleHolder false }
