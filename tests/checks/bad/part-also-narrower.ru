INSERT DATA { t:bridge sg:partOf t:crossing }
