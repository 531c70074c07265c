INSERT DATA { t:condition-funds sg:attribution t:said-narrator }
