INSERT DATA { t:toll sg:comparator sg:comparator-about }
