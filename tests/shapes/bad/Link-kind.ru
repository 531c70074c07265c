INSERT DATA { t:saying a sg:Link ; sg:paraphrase "Something leads to something."@en }
