INSERT DATA { t:saying a sg:Claim ; sg:paraphrase "Something is claimed."@en }
