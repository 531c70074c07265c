DELETE WHERE { t:link sg:basisReason ?old } ;
INSERT DATA { t:link sg:basisReason "Auf Deutsch."@de }
