INSERT DATA { t:position sg:condition t:coding }
