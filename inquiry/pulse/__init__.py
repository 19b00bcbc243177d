"""A short question to the staff, answered by nobody in particular."""
