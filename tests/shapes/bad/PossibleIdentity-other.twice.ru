INSERT DATA { t:same sg:other t:letter }
