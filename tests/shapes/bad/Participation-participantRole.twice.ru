INSERT DATA { t:part sg:participantRole t:letter }
