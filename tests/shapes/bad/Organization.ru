INSERT DATA { t:council <https://example.org/own#colour> "blue" }
