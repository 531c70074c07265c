INSERT DATA { t:bridge <https://example.org/own#colour> "blue" }
