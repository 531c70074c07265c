DELETE WHERE { t:round sg:order ?old }
