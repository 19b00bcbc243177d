import pytest
from flask import Flask
from flask_babel import Babel

from inquiry.discussions.format import library


@pytest.fixture
def ours():
    return library()


@pytest.fixture
def in_english():
    app = Flask("a page")
    Babel(app)
    with app.test_request_context():
        yield
