INSERT DATA { t:position sg:hedge "again" }
