INSERT DATA { t:land <https://example.org/own#colour> "blue" }
