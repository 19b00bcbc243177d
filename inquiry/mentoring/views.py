"""Brings the pages of mentoring together."""

from inquiry.mentoring import hub_views, leader_views, naming_views
from inquiry.mentoring.blueprint import bp

__all__ = ["bp", "hub_views", "leader_views", "naming_views"]
