DELETE DATA { t:step-narrator-2 sg:order 2 } ; INSERT DATA { t:step-narrator-2 sg:order 3 }
