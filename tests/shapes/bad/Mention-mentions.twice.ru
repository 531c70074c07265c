INSERT DATA { t:mention-land sg:mentions t:letter }
