DELETE DATA { t:toll sg:tollOf t:strike }
