DELETE WHERE { t:p1 oa:start ?old }
