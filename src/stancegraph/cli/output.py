"""Printing: the one place where answers leave the program, to a terminal, a pipe or a file."""

from __future__ import annotations

import os
import sys

from stancegraph.errors import OutputError
from stancegraph.formats import format_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from stancegraph.answer import Answer
    from stancegraph.cli.quick import Arguments


def give(answer: Answer, arguments: argparse.Namespace | Arguments, words: bool = True) -> int:
    """Print an answer in the format asked for, else in that of the file; without `words`, nobody is sent on to a copy of the text."""
    format_ = arguments.format or format_of(arguments.output)
    if format_ != "table":
        from stancegraph.formats import write

        return emit(write(answer, format_), arguments.output)
    from stancegraph.table import Look, table

    to_terminal = arguments.output is None and is_terminal()
    options = f" --data {quoted(arguments.data)}" if arguments.data else ""
    if endpoint := getattr(arguments, "endpoint", None):  # `questions` and `passages` read files only
        options, words = f" --endpoint {quoted(endpoint)}", False  # `passages` has no store to ask
    look = Look(
        terminal_width(), to_terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb", options, program(), words
    )
    return emit(table(answer, look), arguments.output, safe=True)


def program(called: str | None = None) -> str:
    """Say what to type to run this program again: its name where that is enough, else its path.

    >>> program(".venv/bin/stancegraph"), program("/somewhere/stancegraph/__main__.py")
    ('.venv/bin/stancegraph', 'python -m stancegraph')
    """
    path = (sys.argv or [""])[0] if called is None else called
    name = os.path.basename(path)
    if name == "__main__.py":
        return "python -m stancegraph"
    if not name.startswith("stancegraph") or not os.path.dirname(path):
        return "stancegraph"
    found = next((file for folder in os.get_exec_path() if os.path.isfile(file := os.path.join(folder, name))), "")
    return "stancegraph" if found and os.path.isabs(path) and os.path.realpath(found) == os.path.realpath(path) else quoted(path)


def quoted(word: str) -> str:
    """Write a word so that a shell reads it back as one.

    >>> quoted("data/village"), quoted("my data")
    ('data/village', "'my data'")
    """
    plain = all(sign.isalnum() or sign in "/._-+:@" for sign in word)
    return word if plain else "'" + word.replace("'", "'\\''") + "'"


def emit(text: str | bytes, output: str | None = None, safe: bool = False) -> int:
    """Write a text to a file or to standard output, and return the exit status.

    Bytes go out as they are; a text that is not marked safe has its control characters escaped on a terminal.
    """
    if output is not None:
        from stancegraph.saving import MEND, save

        save(text, output, MEND)
        return 0
    if sys.stdout is None:
        raise OutputError("there is no standard output")
    if not safe and isinstance(text, str) and is_terminal():
        from stancegraph.text import visible

        text = "\n".join("\t".join(visible(cell) if cell.strip() else cell for cell in line.split("\t")) for line in text.split("\n"))
    try:
        if isinstance(text, bytes):
            sys.stdout.buffer.write(text)
            sys.stdout.flush()
            return 0
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that is not UTF-8
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
        return 2
    except OSError as error:
        _forget_stdout()
        raise OutputError(f"cannot write the answer: {error.strerror}") from None
    return 0


def tell(notes: Iterable[str], about: str = "") -> None:
    """Say on standard error, a line a note, what somebody should know of what was written."""
    from stancegraph.text import visible

    for note in notes:
        if sys.stderr is not None:
            print(f"stancegraph: {visible(f'{about}: {note}' if about else note)}", file=sys.stderr)


def _forget_stdout() -> None:
    """Keep Python from complaining once more, when it ends, about an output that is gone."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)


def is_terminal() -> bool:
    """Say whether answers go to a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def terminal_width() -> int:
    """Give the width of the terminal, or 100 where there is none."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns) > 0:
        return int(columns)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 100
    except (OSError, ValueError, AttributeError):
        return 100
