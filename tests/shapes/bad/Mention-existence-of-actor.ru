INSERT DATA { t:mention-crossing sg:existence sg:existence-proposed }
