"""The room: a meeting while it happens, the same step and the same clock for everyone."""
