DELETE WHERE { t:mention-bridge sg:proposalStatus ?old } ;
INSERT DATA { t:mention-bridge sg:proposalStatus t:p1 }
