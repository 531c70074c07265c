"""Running somebody's own SPARQL: prefixes are known, updates and the network are refused, and time is limited.

Oxigraph has no time limit of its own and does not listen to signals while it works, so the query runs in a child process
that can be ended from outside, and that has given up the means to open a file or an address.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pyoxigraph

from stancegraph import errors
from stancegraph.answer import Answer
from stancegraph.engine import Result, collect, load
from stancegraph.errors import StancegraphError, TimeLimit
from stancegraph.formats import json as results
from stancegraph.layout import PACKAGE, Folder
from stancegraph.sparql import refuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from stancegraph.engine import Engine

SECONDS = 30.0


def query(text: str, data: str | os.PathLike[str] | Engine | None = None, engine: str = "oxigraph", timeout: float = SECONDS) -> Answer:
    """Run a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT or DESCRIBE) over a dataset folder (the shipped one where none is named).

    Every file is a named graph, and a pattern outside GRAPH looks in all of them. Our prefixes and those of the dataset
    need no PREFIX line. An endpoint, as `connect` gives it, has a time limit of its own. Returns an Answer. Raises MalformedQuery,
    RefusedQuery, TimeLimit, FolderError or EndpointError.

    >>> query("SELECT (COUNT(*) AS ?people) { ?person a sg:Person }").columns
    ('people',)
    """
    if data is None or isinstance(data, (str, os.PathLike)):
        folder = Folder(data)
    elif isinstance(data.folder, Folder):
        folder, engine = data.folder, data.name
    else:
        refuse(text)
        return Answer(data.run(text, data.folder.prefixes), None, data.folder.prefixes, as_asked=True)
    return Answer(run_apart(text, folder, engine, timeout, named=True), None, folder.prefixes, as_asked=True)


def run_apart(text: str, folder: Folder, engine: str, timeout: float = SECONDS, named: bool = False) -> Result:
    """Run a query that is not trusted in a process of its own."""
    refuse(text)
    request = {
        "query": text,
        "data": None if folder.shipped else folder.path,
        "engine": engine,
        "named": named,
        "prefixes": folder.prefixes,
    }
    path = os.pathsep.join(filter(None, [os.path.dirname(PACKAGE), os.environ.get("PYTHONPATH", "")]))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "stancegraph.querying"],
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=timeout,
            env={**os.environ, "PYTHONPATH": path},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TimeLimit(f"the query took longer than {timeout:g} seconds", "", "ask for less, or give more with --timeout") from None
    if done.returncode:
        raise TimeLimit("the query took more memory than there is, or is nested too deeply", "", "ask for less")
    return _read(done.stdout)


def _read(written: bytes) -> Result:
    """Read what the child wrote: a line with the form, then the results in their standard format."""
    form, _, body = written.partition(b"\n")
    if form == b"error":
        name, what, where, mend = json.loads(body)
        error: StancegraphError = getattr(errors, name)(what, where, mend)
        raise error
    if form == b"construct":
        rows = [(triple.subject, triple.predicate, triple.object) for triple in pyoxigraph.parse(body, pyoxigraph.RdfFormat.N_TRIPLES)]
        return Result("construct", ("subject", "predicate", "object"), list(rows))
    return collect(pyoxigraph.parse_query_results(body, pyoxigraph.QueryResultsFormat.JSON))


def _work(request: bytes) -> bytes:
    """Do what a request asks, in the child process."""
    asked = json.loads(request)
    try:
        engine = load(asked["data"], asked["engine"], named=asked["named"])
        _seal(asked["engine"])
        result = engine.run(asked["query"], asked["prefixes"])
    except StancegraphError as error:
        return b"error\n" + json.dumps([type(error).__name__, error.what, error.where, error.mend]).encode()
    if result.form == "construct":
        return b"construct\n" + b"".join(f"{s} {p} {o} .\n".encode() for s, p, o in result.rows)
    return b"select\n" + results(Answer(result)).encode()


def _seal(engine: str) -> None:
    """Take from this process the means to reach out, whatever a query may say that `refuse` does not see."""
    import socket

    def refused(*_: object, **__: object) -> None:
        raise OSError("a query may not reach out")

    socket.socket.connect = refused  # type: ignore[method-assign]
    socket.getaddrinfo = refused  # type: ignore[assignment]
    if engine == "oxigraph":  # its sockets are not Python's: no new file descriptors, so no sockets and no files
        try:
            import resource
        except ImportError:  # Windows
            return
        resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


if __name__ == "__main__":
    sys.stdout.buffer.write(_work(sys.stdin.buffer.read()))
