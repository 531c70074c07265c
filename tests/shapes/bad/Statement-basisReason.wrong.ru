DELETE WHERE { t:position-other sg:basisReason ?old } ;
INSERT DATA { t:position-other sg:basisReason "Ohne Sprache" }
