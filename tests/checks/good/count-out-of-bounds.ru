# two places are two at least and two at most
INSERT DATA { t:count-places void:class sg:Place ; sg:atLeast 2 ; sg:atMost 2 }
