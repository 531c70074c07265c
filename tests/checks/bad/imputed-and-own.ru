INSERT DATA { t:imputed a sg:Position ; sg:holder t:mayor ; sg:stance sg:stance-supports ; sg:proposal t:bridge ; sg:voicing sg:voicing-imputed ; sg:passage t:p1 ;
  sg:paraphrase "They say she is for it."@en ; sg:attribution t:said-narrator ; sg:basis sg:basis-stated ; sg:certainty sg:certainty-asserted ; sg:coding t:coding ; sg:channel sg:channel-not-said }
