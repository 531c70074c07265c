DELETE WHERE { t:position sg:anchorRelation ?old }
