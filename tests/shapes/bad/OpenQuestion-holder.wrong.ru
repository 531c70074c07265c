DELETE WHERE { t:open sg:holder ?old } ;
INSERT DATA { t:open sg:holder t:coding }
