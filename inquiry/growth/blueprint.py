"""The pages of growing into leading, in several files."""

from flask import Blueprint

bp = Blueprint("growth", __name__)
