INSERT DATA { t:same <https://example.org/own#colour> "blue" }
