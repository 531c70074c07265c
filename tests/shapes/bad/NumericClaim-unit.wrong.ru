DELETE WHERE { t:toll sg:unit ?old } ;
INSERT DATA { t:toll sg:unit "etwas"@de }
