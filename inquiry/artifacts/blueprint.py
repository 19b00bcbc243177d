from flask import Blueprint

bp = Blueprint("artifacts", __name__)
