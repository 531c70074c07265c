DELETE DATA { t:position sg:conditionCombination sg:combination-all } ; INSERT DATA { t:position sg:conditionCombination sg:combination-in-order }
