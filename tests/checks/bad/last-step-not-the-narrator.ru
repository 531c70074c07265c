DELETE DATA { t:step-narrator-1 sg:voice t:narrator } ; INSERT DATA { t:step-narrator-1 sg:voice t:council }
