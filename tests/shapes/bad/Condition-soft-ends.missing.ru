DELETE WHERE { t:condition-quiet sg:affected ?old }
