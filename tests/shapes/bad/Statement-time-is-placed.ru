INSERT DATA { t:task sg:timeExpression "some day" }
