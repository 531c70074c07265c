INSERT DATA { t:coding sg:settledBy "else" }
