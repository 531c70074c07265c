INSERT DATA { t:tenure <https://example.org/own#colour> "blue" }
