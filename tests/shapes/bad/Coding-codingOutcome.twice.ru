INSERT DATA { t:coding sg:codingOutcome t:letter }
