INSERT DATA { t:open <https://example.org/own#colour> "blue" }
