INSERT DATA { t:p1 <https://example.org/own#colour> "blue" }
