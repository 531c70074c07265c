INSERT DATA { t:condition-funds <https://example.org/own#colour> "blue" }
