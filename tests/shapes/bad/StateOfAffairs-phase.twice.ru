INSERT DATA { t:built sg:phase t:letter }
