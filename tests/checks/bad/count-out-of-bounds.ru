INSERT DATA { t:count-places a void:Dataset ; void:class sg:Place ; sg:leastEntities 3 }
