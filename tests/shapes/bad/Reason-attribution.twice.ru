INSERT DATA { t:reason sg:attribution t:said-narrator }
