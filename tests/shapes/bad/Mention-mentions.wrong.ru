DELETE WHERE { t:mention-land sg:mentions ?old } ;
INSERT DATA { t:mention-land sg:mentions t:p1 }
