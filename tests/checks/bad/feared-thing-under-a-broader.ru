INSERT DATA { t:flood a sg:Proposal ; rdfs:label "a flood"@en ; skos:definition "Water in the town."@en ; sg:broader t:crossing .
  t:mention-flood a sg:Mention ; sg:mentions t:flood ; sg:passage t:p2 ; sg:proposalStatus sg:proposal-status-feared }
