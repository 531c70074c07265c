"""Carrying requests to a store and replies back: one place for time, size, redirects, credentials and everything that fails."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from email.utils import parsedate_to_datetime
from functools import cache, partial
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import urljoin
from urllib.request import (
    HTTPErrorProcessor,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
    getproxies,
)

from stancegraph.errors import BadAddress, CutAnswer, Misuse, NotAllowed, NotAStore, StoreFailed, TimeLimit, Unreachable
from stancegraph.remote.address import Address
from stancegraph.remote.credentials import KINDS, Credentials
from stancegraph.remote.deadline import PlainHandler, SafeHandler, allowed
from stancegraph.remote.disk import MOST_IN_MEMORY, Scratch

if TYPE_CHECKING:
    import os
    from collections.abc import Callable
    from email.message import Message

SECONDS = 60.0
#: No answer is read beyond this size: what is larger is no answer to look at, and memory has an end.
MOST_BYTES = 512 * 2**20
CHUNK = 2**16
REDIRECTS = (301, 302, 303, 307, 308)
MOST_REDIRECTS = 5
#: What a store says when it is too busy just now, so that asking again may help.
BUSY = (429, 502, 503, 504)
MOST_TRIES = 4
LONGEST_WAIT = 30.0


class Reply:
    """What came back, whole: the status, the headers and the body, which lies in a `file` on disk where it is large."""

    __slots__ = ("_body", "file", "headers", "status")

    def __init__(self, status: int, headers: Message, body: bytes | Scratch) -> None:
        self.status = status
        self.headers = headers
        self.file = None if isinstance(body, bytes) else body
        self._body = body if isinstance(body, bytes) else b""

    @property
    def body(self) -> bytes:
        """The whole body."""
        return self.part(0)

    def part(self, start: int, end: int | None = None) -> bytes:
        """Give a part of the body, with places counted from its end where they are negative."""
        if self.file is None:
            return self._body[start:end]
        first, last, _ = slice(start, end).indices(self.file.size)
        self.file.seek(first)
        return self.file.read(max(0, last - first))

    @property
    def media(self) -> str:
        """The media type, without its parameters."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def named(headers: Message) -> str:
    """Say what a store calls itself in the headers of a reply; Fuseki does so by a header of its own."""
    return "Fuseki" if "Fuseki-Request-Id" in headers else headers.get("Server", "")


class Client:
    """Talks to one store. Replies below 400 are given back; everything else becomes an error of ours, in one line.

    Where a store is busy, requests are sent again a few times, but for writes that would do harm twice. Reads follow a redirect within
    the origin, or from http to https on the host; writes follow none.
    """

    def __init__(
        self,
        address: Address,
        credentials: Credentials | None = None,
        *,
        timeout: float = SECONDS,
        ca_file: str | os.PathLike[str] | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.address = address
        self.credentials = credentials or Credentials()
        self.timeout = timeout
        self.server = ""  # what the store calls itself
        self._sleep = sleep
        self._opener = OpenerDirector()  # not build_opener: no file:, no ftp:, no redirects but ours
        proxies = {} if address.loopback else getproxies()
        trust = cache(partial(_context, ca_file))
        if ca_file is not None:  # what is wrong with it is told before anything is asked
            trust()
        for handler in (ProxyHandler(proxies), UnknownHandler(), PlainHandler(), SafeHandler(trust), _Plain()):
            self._opener.add_handler(handler)

    def read(self, request: Request) -> Reply:
        """Send a request that changes nothing; raises an EndpointError or TimeLimit."""
        return self.judged(self._patiently(self._follow, request))

    def write(self, request: Request, *, harmless: bool = True) -> Reply:
        """Send a request that changes something, once where it is not `harmless` when sent twice; raises an EndpointError or TimeLimit.

        A store that says it is busy may have done what it was asked all the same, or do it yet.
        """
        reply = self._patiently(self.send, request) if harmless else self.send(request)
        if reply.status in (404, 405, 410):
            what = f"{self.address.place} takes no data ({reply.status} for {request.get_method()} {request.selector.partition('?')[0]})"
            raise NotAllowed(what, "", "start it so that it may be written to (Fuseki: with --update), or check the address")
        return self.judged(reply)

    def _patiently(self, send: Callable[[Request], Reply], request: Request) -> Reply:
        """Send a request, and again where the store is busy, after the time that it names or a little longer each time."""
        for turn in range(MOST_TRIES):
            reply = send(request)
            wait = _wait(reply, turn)
            if reply.status not in BUSY or turn == MOST_TRIES - 1 or wait > LONGEST_WAIT:
                break
            self._sleep(wait)
        return reply

    def send(self, request: Request) -> Reply:
        """Send a request once, and give the reply whatever it says; with digest, again where the store had to ask first."""
        reply = self._send(request)
        if reply.status == 401 and self.credentials.hear(", ".join(reply.headers.get_all("WWW-Authenticate", []))):
            reply = self._send(request)
        return reply

    def judged(self, reply: Reply) -> Reply:
        """Give a reply back if it is good, else raise what it means."""
        if reply.status in REDIRECTS:
            location = reply.headers.get("Location", "")
            if not location:
                raise NotAStore(f"{self.address.place} sends on, but not where to ({reply.status})", "", "check the address")
            target = self.credentials.hidden_in(self._towards(self.address, location).url)
            raise BadAddress(f"the store sends on to another address: {target}", self.address.url, "name that address, if you trust it")
        if reply.status >= 400:
            raise fault(reply, self.address, self.credentials)
        return reply

    def _follow(self, request: Request) -> Reply:
        """Send a request that changes nothing, and follow where it is sent on to."""
        here = Address(request.full_url)
        for _ in range(MOST_REDIRECTS):
            reply = self.send(request)
            location = reply.headers.get("Location", "")
            if reply.status not in REDIRECTS or not location:
                return reply
            there = self._towards(here, location)
            if not here.may_lead_to(there):
                return reply
            body = None if reply.status == 303 else request.data
            # Not those that belong to one request alone, as Host, Content-Length and Authorization do.
            headers = {name: value for name, value in request.headers.items() if body is not None or name != "Content-type"}
            request = Request(there.url, body, headers, method="GET" if body is None else request.get_method())  # noqa: S310
            here = there
        raise BadAddress(f"{here.place} sends on again and again", self.address.url, "check the address")

    def _towards(self, here: Address, location: str) -> Address:
        """Read where a store sends on to."""
        try:
            return Address(urljoin(here.url, location))
        except ValueError as error:
            said = self.credentials.hidden_in(str(error))
            raise BadAddress(f"{here.place} sends on to no address: {said}", "", "check the address") from None

    def _send(self, request: Request) -> Reply:
        """Send a request once, and read the reply to its end."""
        if rewind := getattr(request.data, "seek", None):  # a file, which may have been sent before
            rewind(0)
        request.remove_header("Authorization")
        if said := self.credentials.header_for(request):
            request.add_unredirected_header("Authorization", said)
        place = Address(request.full_url).place
        try:
            with self._opener.open(request, timeout=self.timeout) as response:
                self.server = named(response.headers) or self.server
                return Reply(response.status, response.headers, self._body(response))
        except TimeoutError:
            raise self._late(request) from None
        except (URLError, ssl.SSLError, OSError) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise self._late(request) from None
            raise _unreachable(place, reason) from None
        except http.client.IncompleteRead:
            raise CutAnswer(f"{place} ended the connection in the middle of its answer", "", "ask again, or ask for less") from None
        except http.client.HTTPException as error:
            said = self.credentials.hidden_in(" ".join(str(error).split()))[:100] or type(error).__name__
            raise Unreachable(f"{place} does not speak HTTP as it should: {said}", "", "check the address") from None

    def _body(self, response: http.client.HTTPResponse) -> bytes | Scratch:
        """Read a body up to its end, or that of the size; what is large goes to disk."""
        parts: list[bytes] = []
        file, size = None, 0
        while part := response.read1(CHUNK):
            parts.append(part)
            size += len(part)
            if size > MOST_BYTES:
                raise CutAnswer(f"the answer is larger than {MOST_BYTES // 2**20} MiB", "", "ask for less, with a filter or a LIMIT")
            if file or size > MOST_IN_MEMORY:
                file = file or Scratch()
                file.write(parts)
                parts.clear()
        if response.length:  # the connection was closed before all was there; read1 does not say so
            raise http.client.IncompleteRead(b"", response.length)
        return file or b"".join(parts)

    def _late(self, request: Request) -> TimeLimit:
        seconds = allowed(request, self.timeout)
        mend = "ask for less, or give more time with --timeout"
        if self.address.parts.scheme == "https":  # a server of plain http waits for the rest of what it takes for a request
            mend += ", and check that it speaks https"
        return TimeLimit(f"{self.address.place} took longer than {seconds:g} seconds", "", mend)


class _Plain(HTTPErrorProcessor):
    """Gives every reply back as it is, also those with a status that tells of a fault."""

    def http_response(self, request: Request, response: http.client.HTTPResponse) -> http.client.HTTPResponse:
        return response

    https_response = http_response


def _context(ca_file: str | os.PathLike[str] | None) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context()
        if ca_file is not None:
            context.load_verify_locations(ca_file)
        return context
    except OSError as error:
        said = getattr(error, "strerror", None) or "no certificates are in it"
        raise Misuse(f"cannot use the certificates: {said}", str(ca_file), "name a PEM file of certificates with --ca-file") from None


def _unreachable(place: str, reason: object) -> Unreachable:
    if isinstance(reason, ssl.SSLCertVerificationError):
        said = reason.verify_message or "it does not fit"
        return Unreachable(f"the certificate of {place} cannot be trusted: {said}", "", "name the authority that signed it with --ca-file")
    if isinstance(reason, socket.gaierror):
        return Unreachable(f"nothing is known of {place}", "", "check the name of the host")
    said = getattr(reason, "strerror", None) or " ".join(str(reason).split())[:100]
    return Unreachable(f"cannot reach {place}: {str(said).lower()}", "", "check the address, and that the store runs")


def _wait(reply: Reply, turn: int) -> float:
    """Say how long to wait before asking a busy store again, in seconds; a store says it as a number or as a date."""
    said = reply.headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdigit():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (ValueError, OverflowError):
        return 0.5 * float(2**turn)


def fault(reply: Reply, address: Address, credentials: Credentials) -> Exception:
    """Turn a reply that tells of a fault into one of our errors, with the store's own sentence."""
    said, status = sentence(reply, credentials), reply.status
    told = f": {said}" if said else ""
    if status == 401:
        offered = [challenge.partition(" ")[0].lower() for challenge in reply.headers.get_all("WWW-Authenticate", [])]
        wanted = next((kind for kind in offered if kind in KINDS[1:]), "")
        mend = "check user, password or token"
        if credentials.kind == "none":
            mend = f"add --auth {wanted}" if wanted else "use --auth"
        elif wanted and credentials.kind not in offered:
            mend = f"use --auth {wanted}"
        return NotAllowed(f"{address.place} wants to know who asks ({wanted or 'some kind of'} authentication)", "", mend)
    if status == 403:
        return NotAllowed(f"{address.place} does not allow it{told}", "", "ask those who run it, or use --auth")
    if status in (404, 405, 410, 501):
        mend = "name the SPARQL endpoint itself, as in …/query or …/sparql"
        return NotAStore(f"there is nothing to ask at {address.url} ({status}{told})", "", mend)
    if status in (408, 504) or any(word in said.lower() for word in ("timed out", "timeout", "time limit", "estimated execution time")):
        return TimeLimit(f"the store gave up on the query ({status}{told})", "", "ask for less, or ask those who run it for more time")
    if status == 413:
        return StoreFailed(f"the request is too large for {address.place} (413{told})", "", "send less at once")
    if status in BUSY:
        return StoreFailed(f"{address.place} is busy ({status}{told})", "", "try again later")
    return StoreFailed(f"{address.place} answers {status}{told}", "", "see what it says, and its log")


def sentence(reply: Reply, credentials: Credentials) -> str:
    """Find the store's own sentence in a reply, without mark-up, the query that some send back, and secrets that they repeat."""
    text = reply.part(0, 20000).decode("utf-8", "replace")
    if reply.media == "text/html" or text.lstrip().lower().startswith(("<!doctype", "<html")):
        import re

        text = re.sub(r"(?is)<(head|style|script)\b.*?</\1>|<[^>]*>", " ", text)
    elif reply.media == "application/json":
        import json

        try:
            found = json.loads(text)
            text = str(found.get("message") or found.get("error") or text) if isinstance(found, dict) else text
        except ValueError:
            pass
    words = credentials.hidden_in(" ".join(text.split()).partition("SPARQL query:")[0])
    return words[:200].strip()
