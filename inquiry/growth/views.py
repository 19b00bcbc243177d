from inquiry.growth import debrief_views, growing_views, move_views, plan_views, record_views, tapping_views
from inquiry.growth.blueprint import bp
from inquiry.growth.move_library import library

__all__ = ["bp", "debrief_views", "growing_views", "move_views", "plan_views", "record_views", "tapping_views"]

library()  # a fault in the file of moves is told when the house starts, not in the middle of a session
