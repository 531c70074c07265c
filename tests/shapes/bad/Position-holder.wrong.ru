DELETE WHERE { t:position sg:holder ?old } ;
INSERT DATA { t:position sg:holder t:coding }
