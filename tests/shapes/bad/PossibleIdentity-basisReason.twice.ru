INSERT DATA { t:same sg:basisReason "Something else."@en }
