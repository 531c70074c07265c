INSERT DATA { t:mention-bridge sg:proposalStatus t:letter }
