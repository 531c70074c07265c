DELETE WHERE { t:position sg:conditionCombination ?old } ;
INSERT DATA { t:position sg:conditionCombination t:p1 }
