DELETE WHERE { t:same sg:passage ?one ; sg:basisReason ?other }
