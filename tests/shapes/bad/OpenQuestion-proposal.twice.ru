INSERT DATA { t:open sg:proposal t:crossing }
