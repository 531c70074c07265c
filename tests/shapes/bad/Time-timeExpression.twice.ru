INSERT DATA { t:position sg:timeExpression "again" }
