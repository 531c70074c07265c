# a collective may itself be a member of a body
INSERT DATA { t:member a sg:Relation ; sg:subject t:clerks ; sg:relationKind sg:relation-member-of ; sg:object t:council ; sg:relationStatus sg:tenure-status-current ; sg:paraphrase "It is so."@en ; sg:passage t:p2 ; sg:attribution t:said-narrator ; sg:basis sg:basis-stated ; sg:certainty sg:certainty-asserted ; sg:coding t:coding }
