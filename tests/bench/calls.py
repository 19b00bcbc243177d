"""Asking the product inside this process, without a network: only its own work is measured."""

import io
import sys
from urllib.parse import urlencode

BASE = {
    "SCRIPT_NAME": "",
    "QUERY_STRING": "",
    "SERVER_NAME": "localhost",
    "SERVER_PORT": "80",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "wsgi.version": (1, 0),
    "wsgi.url_scheme": "http",
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": True,
    "wsgi.multiprocess": False,
    "wsgi.run_once": False,
    "HTTP_HOST": "localhost",
    "HTTP_ACCEPT_LANGUAGE": "en",
    "HTTP_SEC_FETCH_SITE": "same-origin",
    "REMOTE_ADDR": "127.0.0.1",
}


def cookie_of(app, person_id: str) -> str:
    """The cookie of somebody who has signed in."""
    signer = app.session_interface.get_signing_serializer(app)
    return f"{app.config['SESSION_COOKIE_NAME']}={signer.dumps({'_user_id': person_id, '_fresh': True})}"


class Visitor:
    """Somebody’s browser at its shortest."""

    expects = "200"

    def __init__(self, app, person_id: str = ""):
        self.app = app
        self.base = {**BASE, "HTTP_COOKIE": cookie_of(app, person_id)} if person_id else BASE

    def get(self, path: str) -> bytes:
        return self._ask({**self.base, "REQUEST_METHOD": "GET", "PATH_INFO": path, "wsgi.input": io.BytesIO()})

    def post(self, path: str, **fields: str) -> bytes:
        body = urlencode(fields).encode()
        return self._ask(
            {
                **self.base,
                "REQUEST_METHOD": "POST",
                "PATH_INFO": path,
                "wsgi.input": io.BytesIO(body),
                "CONTENT_TYPE": "application/x-www-form-urlencoded",
                "CONTENT_LENGTH": str(len(body)),
                "HTTP_ACCEPT": "application/json",
            }
        )

    def _ask(self, environ: dict) -> bytes:
        said: list[str] = []
        parts = self.app(environ, lambda status, _headers, _error=None: said.append(status))
        body = b"".join(parts)
        parts.close()
        if not said[0].startswith(self.expects):
            raise RuntimeError(f"{environ['PATH_INFO']} answered {said[0]}: {body[:300]!r}")
        return body
