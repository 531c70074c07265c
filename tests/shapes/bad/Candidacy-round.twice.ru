INSERT DATA { t:candidacy sg:round t:round-2 . t:round-2 a sg:Round ; rdfs:label "second talks"@en ; sg:order 2 ; sg:passage t:p2 }
