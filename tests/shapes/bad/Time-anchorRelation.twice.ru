INSERT DATA { t:position sg:anchorRelation t:letter }
