"""Time for working together: planned, kept, and missed out loud."""
