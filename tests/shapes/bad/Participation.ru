INSERT DATA { t:part <https://example.org/own#colour> "blue" }
