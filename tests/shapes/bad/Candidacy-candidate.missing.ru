DELETE WHERE { t:candidacy sg:candidate ?old }
