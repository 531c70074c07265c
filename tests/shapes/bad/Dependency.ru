INSERT DATA { t:dependency <https://example.org/own#colour> "blue" }
