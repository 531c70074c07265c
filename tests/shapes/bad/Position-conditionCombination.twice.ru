INSERT DATA { t:position sg:conditionCombination t:letter }
