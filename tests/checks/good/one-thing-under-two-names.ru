# the same name in two classes is two things, and so is what may be the same
INSERT DATA { t:fishers-2 a sg:Collective ; rdfs:label "Some Fishers"@en ; sg:memberKind sg:member-people ; skos:definition "Fishers, perhaps the same."@en .
  t:same-fishers a sg:PossibleIdentity ; sg:one t:fishers-2 ; sg:other t:fishers ; sg:basisReason "Nothing tells them apart."@en .
  t:alder-state a sg:State ; rdfs:label "Alder"@en }
