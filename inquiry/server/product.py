"""The product as the server runs it."""

from starlette.applications import Starlette

from inquiry.app import create_app
from inquiry.server.shell import shell


def open_house() -> Starlette:
    """The whole server, as each process builds it from the settings in its environment; files go out past Flask."""
    return shell(create_app(USE_X_SENDFILE=True))
