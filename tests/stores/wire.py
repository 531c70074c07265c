"""HTTP/1.1 as it goes over the wire: heads and bodies are read so far that they can be passed on unaltered, byte by byte."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE = 65536


class Gone(Exception):
    """The other side is gone, in the middle of something."""


@dataclass(frozen=True)
class Head:
    """The first line and the fields of a request or a reply, with the bytes that they were."""

    raw: bytes

    @cached_property
    def lines(self) -> list[str]:
        """The lines, without the empty one."""
        return self.raw.decode("latin-1").split("\r\n")[:-2]

    @property
    def first(self) -> str:
        """The first line."""
        return self.lines[0]

    @cached_property
    def fields(self) -> list[tuple[str, str]]:
        """Names, as they are written, and values."""
        pairs = (line.partition(":") for line in self.lines[1:])
        return [(name, value.strip()) for name, _, value in pairs]

    def value(self, name: str) -> str:
        """Give the value of a field in lower case; nothing where it is not there."""
        return next((value.lower() for other, value in self.fields if other.lower() == name), "")

    @property
    def length(self) -> int | None:
        """The length that is announced."""
        return int(self.value("content-length")) if self.value("content-length") else None

    @property
    def chunked(self) -> bool:
        """Whether the body comes in chunks."""
        return "chunked" in self.value("transfer-encoding")

    @property
    def closing(self) -> bool:
        """Whether this side ends the connection after it."""
        return self.value("connection") == "close" or ("HTTP/1.0" in self.first and self.value("connection") != "keep-alive")

    @property
    def expects(self) -> bool:
        """Whether a client waits to be told that it may send the body."""
        return self.value("expect") == "100-continue"

    @property
    def status(self) -> int:
        """The status of a reply."""
        return int(self.first.split(" ", 2)[1])

    def bodiless(self, method: str) -> bool:
        """Tell whether a reply to this method has no body, whatever its fields say."""
        return method == "HEAD" or self.status in (204, 304)


class Stream:
    """One side of a connection, read piece by piece."""

    def __init__(self, made: socket.socket, limit: float) -> None:
        self.socket = made
        self.socket.settimeout(limit)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""

    def receive(self) -> bytes:
        """Receive what comes next; nothing means that the other side has ended."""
        try:
            return self.socket.recv(PIECE)
        except OSError as fault:
            raise Gone from fault

    def send(self, content: bytes) -> None:
        """Send all of it."""
        try:
            self.socket.sendall(content)
        except OSError as fault:
            raise Gone from fault

    def until(self, end: bytes) -> bytes:
        """Read up to these bytes, and with them."""
        while end not in self.buffer:
            piece = self.receive()
            if not piece:
                raise Gone
            self.buffer += piece
        found, _, self.buffer = self.buffer.partition(end)
        return found + end

    def some(self, most: int) -> bytes:
        """Read what is there next, at most so much."""
        if not self.buffer:
            self.buffer = self.receive()
            if not self.buffer:
                raise Gone
        found, self.buffer = self.buffer[:most], self.buffer[most:]
        return found

    def exactly(self, length: int) -> bytes:
        """Read so much."""
        found = bytearray()
        while len(found) < length:
            found += self.some(length - len(found))
        return bytes(found)

    def head(self) -> Head | None:
        """Read a head; None where the other side has ended instead."""
        if not self.buffer:
            self.buffer = self.receive()
        return Head(self.until(b"\r\n\r\n")) if self.buffer else None

    def body(self, head: Head) -> Iterator[tuple[bytes, int]]:
        """Read the body of a request, or of a reply that says how long it is: its pieces, and how much of each is content."""
        if head.chunked:
            yield from self.chunks()
            return
        left = head.length or 0
        while left:
            piece = self.some(left)
            left -= len(piece)
            yield piece, len(piece)

    def chunks(self) -> Iterator[tuple[bytes, int]]:
        """Read chunks, and what comes after the last."""
        size = 1
        while size:
            line = self.until(b"\r\n")
            size = int(line.split(b";")[0], 16)
            if size:
                yield line + self.exactly(size + 2), size
        trailer = line
        while not trailer.endswith(b"\r\n\r\n"):
            trailer += self.until(b"\r\n")
        yield trailer, 0

    def rest(self) -> Iterator[tuple[bytes, int]]:
        """Read until the other side ends."""
        while self.buffer or (piece := self.receive()):
            found, self.buffer = self.buffer or piece, b""
            yield found, len(found)
