# two places are two at least and two at most
INSERT DATA { t:count-places a void:Dataset ; void:class sg:Place ; sg:leastEntities 2 ; sg:mostEntities 2 }
