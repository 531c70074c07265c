INSERT DATA { t:article <https://example.org/own#colour> "blue" }
