DELETE DATA { t:position-other sg:basisReason "The wording allows it."@en }
