INSERT DATA { t:other-article a sg:Article ; sg:narrator t:narrator ; sg:characters 90 ;
    sg:fileSha256 "0000000000000000000000000000000000000000000000000000000000000005" ; sg:textSha256 "0000000000000000000000000000000000000000000000000000000000000006" .
  t:p3 a sg:Passage ; sg:article t:other-article ; oa:start 0 ; oa:end 40 ; sg:paragraph 1 ; sg:sha256 "0000000000000000000000000000000000000000000000000000000000000003" .
  t:task sg:passage t:p3 .
  t:mention-bridge sg:passage t:p3 . t:mention-council sg:passage t:p3 }
