"""Running accounts, schools and teams, and the very first steps. It opens nothing that people wrote."""
