DELETE WHERE { t:mention-mayor sg:wording ?old } ;
INSERT DATA { t:mention-mayor sg:wording "one two three four five six seven eight" }
