INSERT DATA { t:letter <https://example.org/own#colour> "blue" }
