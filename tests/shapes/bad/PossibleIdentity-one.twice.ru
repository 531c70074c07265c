INSERT DATA { t:same sg:one t:letter }
