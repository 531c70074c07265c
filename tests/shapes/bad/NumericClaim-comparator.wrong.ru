DELETE WHERE { t:toll sg:comparator ?old } ;
INSERT DATA { t:toll sg:comparator sg:force-firm }
