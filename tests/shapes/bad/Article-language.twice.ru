INSERT DATA { t:article dcterms:language "else" }
