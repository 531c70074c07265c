INSERT DATA { t:built <https://example.org/own#colour> "blue" }
