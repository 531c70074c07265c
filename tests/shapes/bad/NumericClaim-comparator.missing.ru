DELETE WHERE { t:toll sg:comparator ?old }
