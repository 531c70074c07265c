INSERT DATA { t:alder <https://example.org/own#colour> "blue" }
