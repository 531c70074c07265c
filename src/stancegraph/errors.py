"""What can go wrong, each kind with an id that stays the same from release to release.

StancegraphError
├── Misuse                 misuse               the command line is not one we know
├── FolderError
│   ├── MissingFolder      missing-folder       there is no such dataset folder
│   ├── EmptyFolder        empty-folder         the folder holds no dataset
│   ├── UnreadableFile     unreadable           a file or folder cannot be read
│   ├── NotUtf8            not-utf-8            a file is not text in UTF-8
│   └── MalformedTurtle    malformed-turtle     a file is not Turtle
├── QuestionError
│   ├── UnknownQuestion    unknown-question     no stored question has this id
│   ├── UnknownTag         unknown-tag          no stored question has this tag
│   ├── MalformedQuestion  malformed-question   a question file breaks the rules of its header
│   ├── UnknownParameter   unknown-parameter    the question has no such parameter
│   ├── MissingParameter   missing-parameter    the question needs a parameter that was not given
│   └── BadValue           bad-value            a value that its parameter cannot take
├── NamingError
│   ├── UnknownName        unknown-name         nothing has this name
│   ├── OtherKind          other-kind           the name belongs to a thing of another kind
│   └── AmbiguousName      ambiguous-name       several things have this name
├── QueryError
│   ├── MalformedQuery     malformed-query      a query is not SPARQL 1.1
│   ├── RefusedQuery       refused-query        a query changes data or reaches out
│   └── TimeLimit          time-limit           a query took too long
├── EndpointError
│   ├── BadAddress         bad-address          an address is none that a store can have
│   ├── Unreachable        unreachable          nothing answers at an address, or not as it should
│   ├── NotAllowed         not-allowed          the store wants other credentials, or does not allow it
│   ├── NotAStore          not-a-store          what answers is no store, or holds no dataset
│   ├── StoreFailed        store-failed         the store says that it cannot do it
│   ├── CutAnswer          cut-answer           an answer did not come whole
│   └── LoadFailed         load-failed          a load stopped on its way, or what arrived is not what was sent
├── OutputError            cannot-write         an answer cannot be written
└── MissingExtra           missing-extra        an optional library is not installed

The command line shows every one of them as a single line and exits with 2.
"""

from __future__ import annotations


class StancegraphError(Exception):
    """Parent of every error that this package raises on purpose."""

    id = "error"

    def __init__(self, what: str, where: str = "", mend: str = "") -> None:
        self.what = what
        self.where = where
        self.mend = mend
        super().__init__("; ".join(part for part in (what, where, mend) if part))

    def __reduce__(self) -> tuple[type[StancegraphError], tuple[str, str, str]]:
        return type(self), (self.what, self.where, self.mend)


class Misuse(StancegraphError, ValueError):
    """The command line is not one we know."""

    id = "misuse"


class FolderError(StancegraphError):
    """A dataset folder cannot be used."""


class MissingFolder(FolderError):
    """There is no such dataset folder."""

    id = "missing-folder"


class EmptyFolder(FolderError):
    """The folder holds no dataset."""

    id = "empty-folder"


class UnreadableFile(FolderError):
    """A file or folder cannot be read."""

    id = "unreadable"


class NotUtf8(FolderError, ValueError):
    """A file is not text in UTF-8."""

    id = "not-utf-8"


class MalformedTurtle(FolderError, ValueError):
    """A file is not Turtle."""

    id = "malformed-turtle"


class QuestionError(StancegraphError, ValueError):
    """A stored question cannot be asked like this."""


class UnknownQuestion(QuestionError):
    """No stored question has this id."""

    id = "unknown-question"


class UnknownTag(QuestionError):
    """No stored question has this tag."""

    id = "unknown-tag"


class MalformedQuestion(QuestionError):
    """A question file breaks the rules of its header."""

    id = "malformed-question"


class UnknownParameter(QuestionError):
    """The question has no such parameter."""

    id = "unknown-parameter"


class MissingParameter(QuestionError):
    """The question needs a parameter that was not given."""

    id = "missing-parameter"


class BadValue(QuestionError):
    """A value that its parameter cannot take."""

    id = "bad-value"


class NamingError(StancegraphError, ValueError):
    """A name does not lead to exactly one thing."""


class UnknownName(NamingError):
    """Nothing has this name."""

    id = "unknown-name"


class OtherKind(NamingError):
    """The name belongs to a thing of another kind."""

    id = "other-kind"


class AmbiguousName(NamingError):
    """Several things have this name."""

    id = "ambiguous-name"


class QueryError(StancegraphError, ValueError):
    """A query cannot be run."""


class MalformedQuery(QueryError):
    """A query is not SPARQL 1.1."""

    id = "malformed-query"


class RefusedQuery(QueryError):
    """A query changes data or reaches out."""

    id = "refused-query"


class TimeLimit(QueryError):
    """A query took too long."""

    id = "time-limit"


class EndpointError(StancegraphError):
    """A store on the other side of a connection cannot be used."""


class BadAddress(EndpointError, ValueError):
    """An address is none that a store can have."""

    id = "bad-address"


class Unreachable(EndpointError):
    """Nothing answers at an address, or not as it should."""

    id = "unreachable"


class NotAllowed(EndpointError):
    """The store wants other credentials, or does not allow it."""

    id = "not-allowed"


class NotAStore(EndpointError):
    """What answers is no store, or holds no dataset."""

    id = "not-a-store"


class StoreFailed(EndpointError):
    """The store says that it cannot do it."""

    id = "store-failed"


class CutAnswer(EndpointError):
    """An answer did not come whole."""

    id = "cut-answer"


class LoadFailed(EndpointError):
    """A load stopped on its way, or what arrived is not what was sent."""

    id = "load-failed"


class OutputError(StancegraphError):
    """An answer cannot be written."""

    id = "cannot-write"


class MissingExtra(StancegraphError, ImportError):
    """An optional library is not installed."""

    id = "missing-extra"

    @classmethod
    def of(cls, job: str, package: str) -> MissingExtra:
        """Say that a job needs a package, and how the Python that runs installs it."""
        import sys

        return cls(f"{job} needs {package}, which is not installed", "", f"install it with: {sys.executable} -m pip install {package}")
