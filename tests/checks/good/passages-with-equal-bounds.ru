# the same bounds in two articles are two passages
INSERT DATA { t:other-article a sg:Article ; sg:narrator t:narrator ; sg:characters 90 ;
    sg:fileSha256 "0000000000000000000000000000000000000000000000000000000000000005" ; sg:textSha256 "0000000000000000000000000000000000000000000000000000000000000006" .
  t:p3 a sg:Passage ; sg:article t:other-article ; oa:start 0 ; oa:end 40 ; sg:paragraph 1 ; sg:sha256 "0000000000000000000000000000000000000000000000000000000000000003" .
  t:other-round a sg:Round ; rdfs:label "talks"@en ; sg:order 1 ; sg:passage t:p3 .
  t:other-candidacy a sg:Candidacy ; sg:round t:other-round ; sg:candidate t:land ; sg:candidacyFor t:bridge ; sg:paraphrase "It is so."@en ; sg:passage t:p2 ; sg:attribution t:said-narrator ; sg:basis sg:basis-stated ; sg:certainty sg:certainty-asserted ; sg:coding t:coding .
  t:other-mention a sg:Mention ; sg:mentions t:land ; sg:passage t:p3 }
