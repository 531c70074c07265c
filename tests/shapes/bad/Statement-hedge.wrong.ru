DELETE WHERE { t:position sg:hedge ?old } ;
INSERT DATA { t:position sg:hedge "one two three four five six seven eight" }
