"""Inquiry: a place where teams of teachers look at student work together, agree what they see, and plan what to try."""
