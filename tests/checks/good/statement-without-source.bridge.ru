# a bridge is nobody's word but the curator's
DELETE WHERE { t:link sg:attribution ?by }
