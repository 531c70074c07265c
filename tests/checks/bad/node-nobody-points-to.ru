INSERT DATA { t:idle a sg:StateOfAffairs ; rdfs:label "nothing happens"@en ; sg:concerns t:bridge ; sg:phase sg:phase-done }
