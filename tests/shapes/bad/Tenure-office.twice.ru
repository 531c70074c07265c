INSERT DATA { t:tenure sg:office t:office-2 . t:office-2 a sg:Office ; rdfs:label "harbour master"@en }
