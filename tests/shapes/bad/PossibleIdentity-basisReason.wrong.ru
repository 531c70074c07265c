DELETE WHERE { t:same sg:basisReason ?old } ;
INSERT DATA { t:same sg:basisReason "Ohne Sprache" }
