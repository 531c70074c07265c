INSERT DATA { t:said-mayor <https://example.org/own#colour> "blue" }
