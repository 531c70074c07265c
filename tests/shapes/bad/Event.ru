INSERT DATA { t:strike <https://example.org/own#colour> "blue" }
