"""Finding the time: proposals for common and staggered planning time, reckoned in the background."""
