"""Who asks: credentials for a store, taken from the environment, a netrc file or a prompt, and never from an address or a word.

Nothing is sent unless a kind of authentication was asked for. Basic and Bearer hand the secret itself to the other side, so that over
plain http they go to this machine only, unless somebody insists.
"""

from __future__ import annotations

import base64
import os
from typing import TYPE_CHECKING

from stancegraph.errors import Misuse, NotAllowed

if TYPE_CHECKING:
    from collections.abc import Callable
    from urllib.request import Request

    from stancegraph.remote.address import Address

    Prompt = Callable[[str], str]

KINDS = ("none", "basic", "digest", "bearer")
USER, PASSWORD, TOKEN = "STANCEGRAPH_USER", "STANCEGRAPH_PASSWORD", "STANCEGRAPH_TOKEN"


class Credentials:
    """What is said to a store about who asks; without a kind, nothing.

    >>> Credentials().header_for(None) is None
    True
    """

    __slots__ = ("_digest", "_secret", "_user", "kind")

    def __init__(self, kind: str = "none", user: str = "", secret: str = "") -> None:
        self.kind = kind
        self._user = user
        self._secret = secret
        self._digest: _Digest | None = None

    def __repr__(self) -> str:
        return f"Credentials({self.kind!r})"

    def header_for(self, request: Request | None) -> str | None:
        """Write the Authorization header of a request, or None where there is none (yet: digest needs the store's challenge)."""
        if self.kind == "bearer":
            return f"Bearer {self._secret}"
        if self.kind == "basic":
            return "Basic " + base64.b64encode(f"{self._user}:{self._secret}".encode()).decode()
        return self._digest.header(request) if self._digest and request is not None else None

    def hear(self, challenge: str) -> bool:
        """Take in the challenge of a 401; gives whether asking again can help.

        >>> Credentials("basic", "a", "b").hear('Basic realm="x"')
        False
        """
        if self.kind != "digest" or not challenge.lower().startswith("digest "):
            return False
        fresh = self._digest is None or "stale=true" in challenge.lower()
        self._digest = _Digest(self._user, self._secret, challenge)
        return fresh


class _Digest:
    """Answers one challenge of HTTP Digest (RFC 7616) for request after request, with the standard library's own arithmetic."""

    def __init__(self, user: str, secret: str, challenge: str) -> None:
        from urllib.request import HTTPDigestAuthHandler, HTTPPasswordMgr, parse_http_list, parse_keqv_list

        class Known(HTTPPasswordMgr):
            """Knows one user, whatever the realm and address."""

            def find_user_password(self, realm: str | None, authuri: object) -> tuple[str, str]:
                return user, secret

        self._handler = HTTPDigestAuthHandler(Known())
        self._challenge = parse_keqv_list(list(filter(None, parse_http_list(challenge.partition(" ")[2]))))

    def header(self, request: Request) -> str | None:
        try:
            answer = self._handler.get_authorization(request, self._challenge)
        except (KeyError, ValueError):
            raise NotAllowed("the store asks for a kind of digest that is not known", "", "use another kind with --auth") from None
        return f"Digest {answer}" if answer else None


def find(
    kind: str, address: Address, *, prompt: Prompt | None = None, insecure: bool = False, environment: dict[str, str] | None = None
) -> Credentials:
    """Find the credentials for an address: in the environment, else in the netrc file, else by asking with `prompt`.

    Raises Misuse where there are none, or where they would travel in the open.

    >>> from stancegraph.remote.address import Address
    >>> find("bearer", Address("http://localhost/"), environment={"STANCEGRAPH_TOKEN": "t"})
    Credentials('bearer')
    """
    if kind == "none":
        return Credentials()
    if kind not in KINDS:
        raise Misuse(f"there is no kind of authentication {kind!r}", "", f"use one of: {', '.join(KINDS)}")
    if kind != "digest" and address.parts.scheme == "http" and not address.loopback and not insecure:
        raise Misuse(
            f"{kind} would send the secret in the open to {address.place}",
            "",
            "use https, or digest; --insecure-http sends it all the same",
        )
    known = os.environ if environment is None else environment
    if kind == "bearer":
        token = known.get(TOKEN) or (prompt(f"token for {address.place}: ") if prompt else "")
        if not token:
            raise Misuse("bearer needs a token", "", f"set {TOKEN}")
        return _fit(Credentials(kind, "", token), token)
    user, secret = known.get(USER, ""), known.get(PASSWORD, "")
    if not (user and secret):
        user, secret = _from_netrc(address, user) or (user, secret)
    if prompt:
        user = user or prompt(f"user for {address.place}: ")
        secret = secret or prompt(f"password of {user} for {address.place}: ")
    if not (user and secret):
        raise Misuse(f"{kind} needs a user and a password", "", f"set {USER} and {PASSWORD}, or add {address.host} to your netrc file")
    return _fit(Credentials(kind, user, secret), user + secret)


def _fit(credentials: Credentials, words: str) -> Credentials:
    """Refuse what would end the header early."""
    if any(sign in words for sign in "\r\n\0"):
        raise Misuse("a user, password or token has a line end in it", "", "take the line end out of it")
    return credentials


def _from_netrc(address: Address, user: str) -> tuple[str, str] | None:
    """Look an address up in the netrc file; a `default` entry there is for every host, so it is not used."""
    import netrc

    try:
        hosts = netrc.netrc(os.environ.get("NETRC")).hosts
    except (OSError, netrc.NetrcParseError):
        return None
    found = hosts.get(address.host)
    if not found or (user and user != found[0]):
        return None
    return found[0], found[2] or ""
