INSERT DATA { t:round sg:order 2 }
