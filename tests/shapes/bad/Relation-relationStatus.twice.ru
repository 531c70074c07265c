INSERT DATA { t:relation sg:relationStatus t:letter }
