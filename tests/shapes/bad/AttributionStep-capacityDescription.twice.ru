INSERT DATA { t:step-mayor sg:capacityDescription "again" }
