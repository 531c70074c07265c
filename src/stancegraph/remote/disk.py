"""Keeping on disk, for as long as somebody needs it, what is too much for memory."""

from __future__ import annotations

import os
from contextlib import contextmanager
from tempfile import TemporaryFile, gettempdir
from typing import TYPE_CHECKING

from stancegraph.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: How much of one thing is kept in memory, in bytes; what is larger waits on disk.
MOST_IN_MEMORY = 4 * 2**20


class Scratch:
    r"""A temporary file that nobody else sees, and which is gone with this.

    Raises OutputError where it cannot be written.

    >>> file = Scratch()
    >>> file.write([b"one\n", b"two\n"])
    >>> list(file), file.size, file.seek(1), file.read(2)
    ([b'one\n', b'two\n'], 8, 1, b'ne')
    """

    __slots__ = ("_file",)

    def __init__(self) -> None:
        with writing():
            self._file = TemporaryFile()  # noqa: SIM115 - closed when this goes

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            self._file.close()

    def __iter__(self) -> Iterator[bytes]:
        """Give its lines from the first on."""
        self.seek(0)
        yield from self._file  # and not iter(self._file), which would not keep this

    def write(self, parts: Iterable[bytes]) -> None:
        """Add to its end."""
        with writing():
            self._file.seek(0, os.SEEK_END)
            self._file.writelines(parts)
            self._file.flush()

    def seek(self, place: int) -> int:
        """Go on reading from a place."""
        return self._file.seek(place)

    def read(self, size: int = -1) -> bytes:
        """Read so many bytes, or what is left."""
        return self._file.read(size)

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return os.fstat(self._file.fileno()).st_size


@contextmanager
def writing() -> Iterator[None]:
    """Turn what keeps something from being written into one of our errors."""
    try:
        yield
    except OSError as error:
        said = error.strerror or str(error)
        what = f"cannot keep on disk what is too much for memory: {said}"
        raise OutputError(what, gettempdir(), "make room there, or set TMPDIR") from None
