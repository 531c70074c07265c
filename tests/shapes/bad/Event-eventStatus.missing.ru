DELETE WHERE { t:strike sg:eventStatus ?old }
