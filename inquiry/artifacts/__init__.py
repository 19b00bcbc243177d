"""Student work: taken in, made safe, shared with the team."""
