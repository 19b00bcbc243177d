"""A meeting: planned, held in the room, and told in its minutes."""
