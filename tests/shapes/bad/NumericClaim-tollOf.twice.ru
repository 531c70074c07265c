INSERT DATA { t:toll sg:tollOf t:unrest }
