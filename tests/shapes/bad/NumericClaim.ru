INSERT DATA { t:many <https://example.org/own#colour> "blue" }
