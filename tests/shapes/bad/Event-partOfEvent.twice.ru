INSERT DATA { t:strike sg:partOfEvent t:strike }
