INSERT DATA { t:reason <https://example.org/own#colour> "blue" }
