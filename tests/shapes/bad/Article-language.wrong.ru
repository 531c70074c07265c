DELETE WHERE { t:article dcterms:language ?old } ;
INSERT DATA { t:article dcterms:language "etwas"@de }
