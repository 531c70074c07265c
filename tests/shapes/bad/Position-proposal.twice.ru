INSERT DATA { t:position sg:proposal t:crossing }
