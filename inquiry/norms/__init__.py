"""How a team wants to work together: proposed in silence, agreed at one moment, looked at each time."""
