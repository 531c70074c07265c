INSERT DATA { t:toll sg:about t:letter }
