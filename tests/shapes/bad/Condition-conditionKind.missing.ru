DELETE WHERE { t:condition-funds sg:conditionKind ?old }
