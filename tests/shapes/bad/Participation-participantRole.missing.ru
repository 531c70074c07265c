DELETE WHERE { t:part sg:participantRole ?old }
