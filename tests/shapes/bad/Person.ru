INSERT DATA { t:mayor <https://example.org/own#colour> "blue" }
