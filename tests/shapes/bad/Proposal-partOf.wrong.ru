DELETE WHERE { t:pillar sg:partOf ?old } ;
INSERT DATA { t:pillar sg:partOf t:coding }
