DELETE WHERE { t:part sg:describedBy ?old } ;
INSERT DATA { t:part sg:describedBy t:coding }
