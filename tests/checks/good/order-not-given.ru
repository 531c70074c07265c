# both conditions have their place
DELETE DATA { t:position sg:conditionCombination sg:combination-all } ; INSERT DATA { t:position sg:conditionCombination sg:combination-in-order . t:condition-quiet sg:order 2 }
