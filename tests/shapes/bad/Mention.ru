INSERT DATA { t:mention-bridge <https://example.org/own#colour> "blue" }
