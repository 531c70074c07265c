"""Writing files whole or not at all."""

from __future__ import annotations

import os

from stancegraph.errors import OutputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

#: What to do where somebody's own file cannot be written.
MEND = "name a file in a folder that you may write to"


def save(content: str | bytes, path: str, mend: str) -> None:
    r"""Write a text or bytes under a temporary name beside a file, and move it into place.

    Takes what to write, the path, and what to do where it cannot be written. A link is followed; a file that was there keeps its rights.
    Raises OutputError when the disk is full or the folder closed, with the old file as it was.

    >>> save("", "/nowhere/a.ttl", "name another folder")
    Traceback (most recent call last):
    stancegraph.errors.OutputError: cannot write: No such file or directory; /nowhere/a.ttl; name another folder
    """
    save_all({path: content}, mend)


def save_all(contents: Mapping[str, str | bytes], mend: str) -> None:
    """Write several files, by their paths: none is moved into place before all are complete. Raises OutputError as save does.

    >>> save_all({}, "")
    """
    partials: dict[str, str] = {}
    path = ""
    try:
        try:
            for path, content in contents.items():
                target = os.path.realpath(path)
                special = os.path.exists(target) and not os.path.isfile(target)  # /dev/null and the like are written to, never put aside
                partial = target if special else f"{target}.{os.getpid()}.partial"
                if not special:
                    partials[target] = partial
                with open(partial, "wb") as file:
                    file.write(content.encode() if isinstance(content, str) else content)
            for path, partial in partials.items():
                if os.path.exists(path):
                    os.chmod(partial, os.stat(path).st_mode & 0o777)
                os.replace(partial, path)
        finally:
            for partial in partials.values():
                if os.path.exists(partial):
                    os.unlink(partial)
    except OSError as error:
        raise OutputError(f"cannot write: {error.strerror}", path, mend) from None
