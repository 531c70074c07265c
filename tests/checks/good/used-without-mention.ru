# a proposal that only orders others needs no mention
DELETE DATA { t:mention-pillar a sg:Mention ; sg:mentions t:pillar ; sg:passage t:p2 }
