INSERT DATA { t:mention-council sg:proposalStatus sg:proposal-status-proposed }
