"""Student work as pictures: turned upright, stripped of everything but pixels, made safe to show."""
