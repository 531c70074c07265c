INSERT DATA { t:clerks <https://example.org/own#colour> "blue" }
