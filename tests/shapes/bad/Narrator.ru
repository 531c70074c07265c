INSERT DATA { t:narrator <https://example.org/own#colour> "blue" }
