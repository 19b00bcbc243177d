"""The first page: my next meeting, what I owe it, what we said last time."""
