DELETE WHERE { t:position sg:hedge ?old } ;
INSERT DATA { t:position sg:hedge "it would, as far as one knows, seem" }
