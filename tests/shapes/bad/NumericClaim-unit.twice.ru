INSERT DATA { t:toll sg:unit "else" }
