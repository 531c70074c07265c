INSERT DATA { t:link <https://example.org/own#colour> "blue" }
