DELETE WHERE { t:task sg:paraphrase ?old } ;
INSERT DATA { t:task sg:paraphrase "Auf Deutsch."@de }
