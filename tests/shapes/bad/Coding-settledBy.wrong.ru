DELETE WHERE { t:coding sg:settledBy ?old } ;
INSERT DATA { t:coding sg:settledBy "etwas"@de }
