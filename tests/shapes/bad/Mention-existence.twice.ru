INSERT DATA { t:mention-mayor sg:existence t:letter }
