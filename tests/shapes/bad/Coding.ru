INSERT DATA { t:coding <https://example.org/own#colour> "blue" }
