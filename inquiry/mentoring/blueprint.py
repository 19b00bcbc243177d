"""The pages of mentoring, in several files."""

from flask import Blueprint

bp = Blueprint("mentoring", __name__)
