# a document that the holder issued is the holder's own word
INSERT DATA { t:council-for a sg:Position ; sg:holder t:council ; sg:stance sg:stance-supports ; sg:proposal t:pillar ; sg:voicing sg:voicing-own-words ; sg:passage t:p1 ;
    sg:paraphrase "The council is for it."@en ; sg:attribution t:said-letter ; sg:basis sg:basis-stated ; sg:certainty sg:certainty-asserted ; sg:coding t:coding ; sg:channel sg:channel-official-document .
  t:said-letter a sg:Attribution ; sg:step t:step-letter , t:step-narrator-2 .
  t:step-letter a sg:AttributionStep ; sg:order 1 ; sg:voice t:letter ; sg:naming sg:naming-named ; sg:mode sg:mode-paraphrase ; sg:reach sg:reach-explicit }
