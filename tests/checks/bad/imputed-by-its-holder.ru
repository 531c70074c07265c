DELETE DATA { t:position sg:voicing sg:voicing-own-words } ; INSERT DATA { t:position sg:voicing sg:voicing-imputed }
