INSERT DATA { t:coast sg:within t:alder }
