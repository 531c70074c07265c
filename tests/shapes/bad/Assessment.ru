INSERT DATA { t:assessment <https://example.org/own#colour> "blue" }
