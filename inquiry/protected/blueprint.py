from flask import Blueprint

from inquiry import pages
from inquiry.protected import sentences
from inquiry.protected.models import CAUSES

bp = Blueprint("protected", __name__)


def page(template, form=None, **context):
    """A page of protected time, which has its sentences at hand."""
    return pages.page(template, form, say=sentences, causes=CAUSES, **context)
