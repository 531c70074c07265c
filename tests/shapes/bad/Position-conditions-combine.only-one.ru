DELETE DATA { t:position sg:condition t:condition-quiet }
