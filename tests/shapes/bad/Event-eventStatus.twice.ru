INSERT DATA { t:strike sg:eventStatus t:letter }
