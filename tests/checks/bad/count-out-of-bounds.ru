INSERT DATA { t:count-places void:class sg:Place ; sg:atLeast 3 }
