INSERT DATA { t:relation <https://example.org/own#colour> "blue" }
