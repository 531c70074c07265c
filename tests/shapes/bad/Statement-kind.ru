INSERT DATA { t:saying a sg:Statement ; sg:paraphrase "Something is said."@en }
