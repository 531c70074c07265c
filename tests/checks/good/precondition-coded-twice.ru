# the same link on another's word, from another passage, is another statement
INSERT DATA { t:again a sg:Dependency ; sg:dependencyKind sg:dependency-waits-for ; sg:dependent t:built ; sg:requirement t:funded ; sg:paraphrase "It is so."@en ; sg:passage t:p2 ; sg:attribution t:said-narrator ; sg:basis sg:basis-stated ; sg:certainty sg:certainty-asserted ; sg:coding t:coding }
