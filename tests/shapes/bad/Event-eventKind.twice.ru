INSERT DATA { t:strike sg:eventKind t:letter }
