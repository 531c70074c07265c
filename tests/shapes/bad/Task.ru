INSERT DATA { t:task <https://example.org/own#colour> "blue" }
