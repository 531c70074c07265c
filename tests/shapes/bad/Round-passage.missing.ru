DELETE WHERE { t:round sg:passage ?old }
