DELETE WHERE { t:coding sg:coder ?old } ;
INSERT DATA { t:coding sg:coder "etwas"@de }
