"""The address of a store: which are taken, and what two of them have in common."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from stancegraph.errors import BadAddress

PORTS = {"http": 80, "https": 443}


class Address:
    """An address that has been looked at: `url` is what to ask, `host` and `port` where it lies.

    >>> Address("http://localhost:7878/query").origin
    ('http', 'localhost', 7878)
    """

    __slots__ = ("host", "parts", "port", "url")

    def __init__(self, url: str) -> None:
        self.parts = _split(url)
        self.url = self.parts._replace(fragment="").geturl()
        self.host = self.parts.hostname or ""
        self.port = self.parts.port or PORTS[self.parts.scheme]

    def __repr__(self) -> str:
        return f"Address({self.url!r})"

    @property
    def origin(self) -> tuple[str, str, int]:
        """The scheme, host and port: what a browser calls the origin."""
        return self.parts.scheme, self.host, self.port

    @property
    def loopback(self) -> bool:
        """Whether the address never leaves this machine; a name such as 127.example.org does."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def place(self) -> str:
        """The host and port, for messages.

        >>> Address("https://example.org/sparql").place
        'example.org:443'
        """
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def may_lead_to(self, other: Address) -> bool:
        """Say whether a redirect to another address is followed: within one origin, or from http to https on one host.

        >>> Address("http://example.org/a").may_lead_to(Address("https://example.org/a"))
        True
        >>> Address("https://example.org/a").may_lead_to(Address("http://example.org/a"))
        False
        """
        secured = self.parts.scheme == "http" and other.parts.scheme == "https" and self.host == other.host
        return self.origin == other.origin or secured


def _split(url: str) -> SplitResult:
    shown = "what stands there" if "@" in url else repr(url)  # there may be a password in it
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadAddress(f"{shown} is no address of a store", "", "write it as http://HOST:PORT/PATH") from None
    if parts.username is not None or parts.password is not None:
        raise BadAddress(
            "a user name or password must not stand in an address, where logs and histories keep it",
            parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl(),
            "leave it out and use --auth, which reads STANCEGRAPH_USER and STANCEGRAPH_PASSWORD, your netrc file, or asks",
        )
    if parts.scheme not in PORTS or not parts.hostname or port == 0:
        raise BadAddress(f"{shown} is no address of a store", "", "write it as http://HOST:PORT/PATH")
    if any(sign.isspace() or not sign.isprintable() for sign in url) or not url.isascii():
        raise BadAddress(f"{shown} has signs that an address cannot have", "", "write them percent-encoded")
    return parts
