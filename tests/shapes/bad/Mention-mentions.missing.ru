DELETE WHERE { t:mention-land sg:mentions ?old }
