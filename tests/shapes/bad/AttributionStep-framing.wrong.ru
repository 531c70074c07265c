DELETE WHERE { t:step-mayor sg:framing ?old } ;
INSERT DATA { t:step-mayor sg:framing "one two three four five six seven eight" }
