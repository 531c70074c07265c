DELETE WHERE { t:article dcterms:title ?old } ;
INSERT DATA { t:article dcterms:title t:letter }
