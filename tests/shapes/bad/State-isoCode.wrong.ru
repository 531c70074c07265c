DELETE WHERE { t:land sg:isoCode ?old } ;
INSERT DATA { t:land sg:isoCode "Land" }
