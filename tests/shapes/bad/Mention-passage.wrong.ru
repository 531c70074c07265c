DELETE WHERE { t:mention-land sg:passage ?old } ;
INSERT DATA { t:mention-land sg:passage t:coding }
