"""Teams, and who belongs to them from when until when."""
