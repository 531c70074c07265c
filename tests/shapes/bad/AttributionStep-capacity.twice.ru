INSERT DATA { t:step-mayor sg:capacity t:letter }
