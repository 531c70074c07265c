DELETE WHERE { t:candidacy sg:round ?old }
