INSERT DATA { t:position <https://example.org/own#colour> "blue" }
