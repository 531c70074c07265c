INSERT DATA { t:link sg:basisReason "Something else."@en }
