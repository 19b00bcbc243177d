from inquiry.growth import move_views
from inquiry.growth.blueprint import bp
from inquiry.growth.move_library import library

__all__ = ["bp", "move_views"]

library()  # a fault in the file of moves is told when the house starts, not in the middle of a session
