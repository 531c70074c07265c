INSERT DATA { t:p3 a sg:Passage ; sg:article t:article ; oa:start 0 ; oa:end 40 ; sg:paragraph 1 ; sg:sha256 "0000000000000000000000000000000000000000000000000000000000000003" .
  t:task sg:passage t:p3 }
