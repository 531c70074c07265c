INSERT DATA { t:round <https://example.org/own#colour> "blue" }
