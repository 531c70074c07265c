DELETE WHERE { t:condition-quiet sg:factor ?old } ;
INSERT DATA { t:condition-quiet sg:factor t:coding }
