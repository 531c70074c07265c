INSERT DATA { t:tenure sg:tenureStatus t:letter }
