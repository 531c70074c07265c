# one after the other is right, and so is a tenure without dates
INSERT DATA { t:tenure-2 a sg:Tenure ; sg:person t:council ; sg:office t:mayoralty ; sg:tenureStatus sg:tenure-status-former ;
  sg:notBefore "2025-01-01"^^xsd:date ; sg:notAfter "2025-12-31"^^xsd:date ; sg:paraphrase "It is so."@en ; sg:passage t:p2 ; sg:attribution t:said-narrator ; sg:basis sg:basis-stated ; sg:certainty sg:certainty-asserted ; sg:coding t:coding .
  t:tenure-3 a sg:Tenure ; sg:person t:land ; sg:office t:mayoralty ; sg:tenureStatus sg:tenure-status-former ; sg:paraphrase "It is so."@en ; sg:passage t:p2 ; sg:attribution t:said-narrator ; sg:basis sg:basis-stated ; sg:certainty sg:certainty-asserted ; sg:coding t:coding }
