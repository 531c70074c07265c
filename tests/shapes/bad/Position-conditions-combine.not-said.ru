DELETE WHERE { t:position sg:conditionCombination ?old }
