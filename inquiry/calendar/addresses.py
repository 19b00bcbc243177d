"""Where a calendar is said to be: an address as people paste it, taken apart and checked before anybody is asked."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from inquiry.calendar.opening import NotRead

LONGEST = 2000
SCHEMES = {"http": "http", "https": "https", "webcal": "https", "webcals": "https"}
PORTS = {"http": 80, "https": 443}
ODD = re.compile(r"[\x00-\x20\x7f\\]")


@dataclass(frozen=True)
class Place:
    """An address that may be asked, if where it leads is public."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def is_safe(self) -> bool:
        return self.scheme == "https"

    @property
    def address(self) -> str:
        return f"{self.scheme}://{self._named}{self.path}"

    @property
    def headers(self) -> dict[str, str]:
        """What we say of ourselves: no cookie, nothing about who asks."""
        says = {"Accept": "text/calendar, text/plain;q=0.5", "Accept-Encoding": "identity"}
        return {"Host": self._named, "User-Agent": "Inquiry", "Connection": "close", **says}

    @property
    def _named(self):
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def place_of(address: str, ports: tuple[int, ...] = (80, 443)) -> Place:
    """Take an address apart. Raises NotRead for whatever is not a plain address of the web."""
    address = address.strip()
    if not address or len(address) > LONGEST or ODD.search(address):
        raise NotRead("not_an_address")
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
        scheme = SCHEMES[parts.scheme.lower()]
        host = (host or "").rstrip(".") if ":" in (host or "") else (host or "").rstrip(".").encode("idna").decode()
    except (ValueError, KeyError, UnicodeError) as fault:
        raise NotRead("not_an_address") from fault
    if not host:
        raise NotRead("not_an_address")
    if "@" in parts.netloc:
        raise NotRead("password_in_address")
    port = port or PORTS[scheme]
    if port not in ports:
        raise NotRead("port")
    path = urlunsplit(("", "", quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._"), _query(parts.query), ""))
    return Place(scheme, host, port, path if path.startswith("/") else f"/{path}")


def _query(words):
    return quote(words, safe="/%:@!$&'()*+,;=~-._?")
