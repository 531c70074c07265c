DELETE WHERE { t:part sg:description ?old } ;
INSERT DATA { t:part sg:description "one two three four five six seven eight" }
