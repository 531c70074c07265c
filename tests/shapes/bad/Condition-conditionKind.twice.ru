INSERT DATA { t:condition-funds sg:conditionKind t:letter }
