DELETE WHERE { t:mention-mayor sg:existence ?old } ;
INSERT DATA { t:mention-mayor sg:existence t:p1 }
