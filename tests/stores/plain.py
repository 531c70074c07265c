"""Plain HTTP with the standard library alone: how the tests talk to a store, apart from the program that they test.

No proxy of the environment is asked and no redirect is followed. A body goes out with its length.
"""

from __future__ import annotations

import urllib.error
import urllib.request
from http.client import HTTPMessage
from typing import NamedTuple

LIMIT = 120.0


class Reply(NamedTuple):
    """What came back."""

    status: int
    headers: HTTPMessage
    body: bytes


def call(
    method: str,
    url: str,
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
    login: tuple[str, str] | None = None,
    *,
    limit: float = LIMIT,
) -> Reply:
    """Send a request and give what comes back, whatever its status; answer a challenge, Basic or Digest, with the login."""
    opener = urllib.request.OpenerDirector()  # and not build_opener, which would follow redirects and ask proxies
    handlers = [urllib.request.HTTPHandler, urllib.request.HTTPErrorProcessor, urllib.request.HTTPDefaultErrorHandler]
    for handler in handlers:
        opener.add_handler(handler())
    request = urllib.request.Request(url, data=body, headers=headers or {}, method=method)
    if login:
        known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, url, *login)
        digest = urllib.request.HTTPDigestAuthHandler(known)
        kind, _, challenge = call("GET", url).headers.get("WWW-Authenticate", "").partition(" ") if body else ("", "", "")
        if kind == "Digest":  # else the body is sent twice, and Virtuoso hangs up on the first one
            said = digest.get_authorization(request, urllib.request.parse_keqv_list(urllib.request.parse_http_list(challenge)))
            request.add_unredirected_header("Authorization", f"Digest {said}")
        opener.add_handler(digest)
        opener.add_handler(urllib.request.HTTPBasicAuthHandler(known))
    try:
        with opener.open(request, timeout=limit) as reply:
            return Reply(reply.status, reply.headers, reply.read())
    except urllib.error.HTTPError as fault:
        with fault:
            return Reply(fault.code, fault.headers, fault.read())
