DELETE WHERE { t:position sg:timeExpression ?old } ;
INSERT DATA { t:position sg:timeExpression "one two three four five six seven eight" }
