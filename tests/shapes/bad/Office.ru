INSERT DATA { t:mayoralty <https://example.org/own#colour> "blue" }
