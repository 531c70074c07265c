INSERT DATA { t:article dcterms:title "A bridge for all" }
