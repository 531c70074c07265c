DELETE WHERE { t:step-mayor sg:capacityDescription ?old } ;
INSERT DATA { t:step-mayor sg:capacityDescription "one two three four five six seven eight" }
