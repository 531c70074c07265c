"""Who asks: credentials for a store, taken from the environment, a netrc file or a prompt, and never from an address or a word.

Nothing is sent unless a kind of authentication was asked for. Basic and Bearer hand the secret itself to the other side, so that over
plain http they go to this machine only, unless somebody insists.
"""

from __future__ import annotations

import base64
import os
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import HTTPDigestAuthHandler, HTTPPasswordMgr, parse_http_list

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
        """Take in the challenges of a 401; gives whether asking again can help.

        >>> Credentials("basic", "a", "b").hear('Basic realm="x"')
        False
        """
        found = _digests(challenge) if self.kind == "digest" else []
        if not found:
            return False
        asked = next((one for one in found if one.get("algorithm", "MD5").upper() in ("MD5", "SHA")), found[0])
        fresh = self._digest is None or asked.get("stale", "").lower() == "true"
        self._digest = _Digest(self._user, self._secret, asked)
        return fresh

    def hidden_in(self, text: str) -> str:
        """Take out of a text, which a store wrote, what nobody is to see.

        >>> Credentials("bearer", "", "t0ken").hidden_in("no such token: t0ken")
        'no such token: …'
        """
        for word in (self._secret, quote(self._secret, safe=""), (self.header_for(None) or "").partition(" ")[2]):
            text = text.replace(word, "…") if word else text
        return text


def _digests(challenge: str) -> list[dict[str, str]]:
    """Find the challenges for Digest among those of a 401, which may stand side by side in one header."""
    found: list[dict[str, str]] = []
    scheme = ""
    for part in parse_http_list(challenge):
        word, space, rest = part.partition(" ")
        if "=" not in word:  # a challenge begins
            scheme, part = word.lower(), rest if space else ""  # noqa: PLW2901
            found += [{}] if scheme == "digest" else []
        name, _, value = part.partition("=")
        if scheme == "digest" and value:
            found[-1][name.strip().lower()] = value.strip().removeprefix('"').removesuffix('"')
    return found


class _Digest:
    """Answers one challenge of HTTP Digest (RFC 7616) for request after request, with the standard library's own arithmetic."""

    def __init__(self, user: str, secret: str, challenge: dict[str, str]) -> None:
        class Known(HTTPPasswordMgr):
            """Knows one user, whatever the realm and address."""

            def find_user_password(self, realm: str | None, authuri: object) -> tuple[str, str]:
                return user, secret

        self._handler = HTTPDigestAuthHandler(Known())
        self._challenge = challenge

    def header(self, request: Request) -> str:
        try:
            answer = self._handler.get_authorization(request, self._challenge)
        except (KeyError, ValueError, URLError):
            answer = ""
        if not answer:
            raise NotAllowed("the store asks for a kind of digest that is not known", "", "use another kind with --auth")
        return f"Digest {answer}"


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
        return _fit(kind, "", token)
    user, secret = known.get(USER, ""), known.get(PASSWORD, "")
    if not (user and secret):
        user, secret = _from_netrc(address, user) or (user, secret)
    if prompt:
        user = user or prompt(f"user for {address.place}: ")
        secret = secret or prompt(f"password of {user} for {address.place}: ")
    if not (user and secret):
        raise Misuse(f"{kind} needs a user and a password", "", f"set {USER} and {PASSWORD}, or add {address.host} to your netrc file")
    return _fit(kind, user, secret)


def _fit(kind: str, user: str, secret: str) -> Credentials:
    """Refuse what would end the header early, or cannot be written in it."""
    words = user + secret
    if any(sign in words for sign in "\r\n\0"):
        raise Misuse("a user, password or token has a line end in it", "", "take the line end out of it")
    plain = words.isascii() and words.isprintable()
    if kind == "bearer" and (not plain or " " in words):
        raise Misuse("the token has signs that cannot stand in a header", "", f"check {TOKEN}")
    if kind == "digest" and (not words.isascii() or any(sign in user for sign in '"\\')):
        raise Misuse("the user or password has signs that cannot stand in digest here", "", "use another kind with --auth")
    if kind == "basic" and ":" in user:
        raise Misuse("a user with a colon cannot stand in basic", "", "use another kind with --auth")
    try:
        words.encode()
    except UnicodeEncodeError:
        raise Misuse("the user or password is not text in UTF-8", "", f"check {USER} and {PASSWORD}") from None
    return Credentials(kind, user, secret)


def _from_netrc(address: Address, user: str) -> tuple[str, str] | None:
    """Look an address up in the netrc file; a `default` entry there is for every host, so it is not used."""
    import netrc

    try:
        hosts = netrc.netrc(os.environ.get("NETRC")).hosts
    except (OSError, UnicodeError, netrc.NetrcParseError):
        return None
    found = hosts.get(address.host)
    if not found or address.host == "default" or (user and user != found[0]):
        return None
    return found[0], found[2] or ""
