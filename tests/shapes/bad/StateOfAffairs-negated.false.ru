INSERT DATA { t:built sg:negated false }
