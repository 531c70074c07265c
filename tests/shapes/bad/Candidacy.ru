INSERT DATA { t:candidacy <https://example.org/own#colour> "blue" }
