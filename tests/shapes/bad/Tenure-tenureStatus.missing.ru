DELETE WHERE { t:tenure sg:tenureStatus ?old }
