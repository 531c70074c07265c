"""Writing a file whole or not at all."""

from __future__ import annotations

import os

from stancegraph.errors import OutputError


def save(text: str, path: str, mend: str) -> None:
    r"""Write a text under a temporary name beside a file, and move it into place.

    Takes the text, the path, and what to do where it cannot be written. A link is followed, and a file that was there keeps its rights.
    Raises OutputError when the disk is full or the folder closed, with the old file as it was.

    >>> save("", "/nowhere/a.ttl", "name another folder")
    Traceback (most recent call last):
    stancegraph.errors.OutputError: cannot write: No such file or directory; /nowhere/a.ttl; name another folder
    """
    target = os.path.realpath(path)
    partial = f"{target}.{os.getpid()}.partial"
    if os.path.exists(target) and not os.path.isfile(target):  # /dev/null and the like are written to, never put aside
        partial = target
    try:
        try:
            with open(partial, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            if partial == target:
                return
            if os.path.exists(target):
                os.chmod(partial, os.stat(target).st_mode & 0o777)
            os.replace(partial, target)
        except BaseException:
            if partial != target and os.path.exists(partial):
                os.unlink(partial)
            raise
    except OSError as error:
        raise OutputError(f"cannot write: {error.strerror}", path, mend) from None
