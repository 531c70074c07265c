INSERT DATA { t:position sg:anchor t:strike }
