INSERT DATA { t:vote a o:Vote ; sg:stance sg:stance-supports ; sg:proposal t:council }
