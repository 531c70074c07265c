DELETE WHERE { t:p1 oa:end ?old }
