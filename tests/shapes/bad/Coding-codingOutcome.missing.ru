DELETE WHERE { t:coding sg:codingOutcome ?old }
