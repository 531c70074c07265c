INSERT DATA { t:narrator a sg:Document }
