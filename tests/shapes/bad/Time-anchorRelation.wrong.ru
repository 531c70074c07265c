DELETE WHERE { t:position sg:anchorRelation ?old } ;
INSERT DATA { t:position sg:anchorRelation t:p1 }
