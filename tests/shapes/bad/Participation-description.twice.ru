INSERT DATA { t:part sg:description "again" }
