"""A connection to an address that was checked: to this number and no other, whatever the name says by now."""

import contextlib
import http.client
import socket
import ssl


class Calling(http.client.HTTPConnection):
    """Speaks to the address it is handed. It resolves no name, takes no proxy, and opens nothing a second time."""

    auto_open = 0
    wire: socket.socket | None = None  # http.client forgets its own as soon as an answer has begun

    def call(self, checked: tuple) -> None:
        """Connect to an address that `checked` chose."""
        family, kind, protocol, where = checked
        self.sock = self.wire = socket.socket(family, kind, protocol)
        self.sock.settimeout(self.timeout)
        self.sock.connect(where)

    def cut(self) -> None:
        """End the line from another thread; whoever reads from it is told at once."""
        if self.wire is not None:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(self.wire, socket.SHUT_RDWR)  # below TLS, which may be in the middle of a word


def speaking_tls(line: Calling, host: str) -> None:
    """From here on encrypted, with somebody who can prove to be this host."""
    safe = ssl.create_default_context()
    # First named, then shaken hands with: `cut` must reach it while a slow server spells out its certificate.
    line.sock = line.wire = safe.wrap_socket(line.sock, server_hostname=host, do_handshake_on_connect=False)
    line.sock.do_handshake()
