INSERT DATA { t:step-mayor <https://example.org/own#colour> "blue" }
