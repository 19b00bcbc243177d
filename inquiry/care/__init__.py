"""Looking after an installation: copies of everything, bringing one back, and a check-up."""
