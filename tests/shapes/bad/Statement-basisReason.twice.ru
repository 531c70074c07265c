INSERT DATA { t:position-other sg:basisReason "Something else."@en }
