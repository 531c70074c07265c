DELETE WHERE { t:condition-quiet sg:affected ?old } ;
INSERT DATA { t:condition-quiet sg:affected t:coding }
