INSERT DATA { t:council-2 a sg:Organization ; rdfs:label "Council"@en ; sg:organizationKind sg:organization-government-body }
