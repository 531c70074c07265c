"""Keeping on disk, for as long as somebody needs it, what is too much for memory."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
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
            with suppress(OSError):  # of a full disk, which was told
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
        with writing():
            return self._file.seek(place)

    def read(self, size: int = -1) -> bytes:
        """Read so many bytes, or what is left."""
        with writing():
            return self._file.read(size)

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return os.fstat(self._file.fileno()).st_size


@contextmanager
def writing() -> Iterator[None]:
    """Turn what keeps something from being written, or read again, into one of our errors."""
    try:
        yield
    except OSError as error:
        raise no_room(error.strerror or str(error), gettempdir()) from None


def no_room(said: str, where: str = "") -> OutputError:
    """Say that something cannot be kept on disk, and why."""
    what = f"cannot keep on disk what is too much for memory: {said}"
    return OutputError(what, where, "make room for temporary files, or set TMPDIR to a folder that has some")
