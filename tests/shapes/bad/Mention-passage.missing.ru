DELETE WHERE { t:mention-land sg:passage ?old }
