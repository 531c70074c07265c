DELETE DATA { t:coast a sg:Place } ; INSERT DATA { t:coast a sg:Plaice } ; DELETE DATA { t:alder sg:within t:coast }
