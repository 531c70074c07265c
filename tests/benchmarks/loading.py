"""How long a load into an empty Oxigraph takes, beside Oxigraph's own bulk loader in the same run, and whether it grows with the data.

Run by hand:  .venv/bin/python tests/benchmarks/loading.py [ARTICLES]

Synthetic articles (see synthetic.py) are made twice, a quarter of ARTICLES and all. Each is loaded by a process of its own: reading and
planning, uploading, counting what arrived, comparing it triple by triple, loading again what is there, and replacing a tenth of the graphs
are measured apart. Times are seconds on the clock, for most of the work is the server's; memory is the peak of the client. `growth` is the
exponent of the time: 1.0 is linear. That of the store's own loader stands beside it, for a machine may grow slower while this runs.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Compared = tuple[dict[str, str], str]

ARTICLES = 200
HERE = Path(__file__).parent
PARTS = ("plan", "upload", "count", "compare", "again", "replace")


def program() -> str:
    """Find Oxigraph's own command."""
    beside = Path(sys.executable).parent / "oxigraph"
    found = str(beside) if beside.exists() else shutil.which("oxigraph")
    if found is None:
        raise SystemExit("oxigraph is not installed: pip install -e '.[stores]'")
    return found


@contextmanager
def server(folder: str) -> Iterator[str]:
    """Run an empty Oxigraph on disk."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [program(), "serve", "--location", f"{folder}/served", "--bind", f"127.0.0.1:{port}"]
    running = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait()


def child(url: str, data: str, report: str) -> None:
    """Load, and report the seconds of each part."""
    from stancegraph.layout import Folder
    from stancegraph.loading import Load, documents
    from stancegraph.remote.address import Address
    from stancegraph.remote.transport import Client

    base, client = Folder(data).base, Client(Address(url), timeout=3600)
    seconds = {}

    def planned(part: str, run: bool) -> Load:
        begun = time.perf_counter()
        load = Load(client, documents(data), base)
        seconds[part] = time.perf_counter() - begun
        if part == "plan":
            load.compare = timed("count", load.compare)  # type: ignore[method-assign]
            load.run(verify="count")
            seconds["upload"] = time.perf_counter() - begun - seconds["plan"] - seconds["count"]
        elif run:
            load.run()
            seconds[part] = time.perf_counter() - begun
        return load

    def timed(part: str, function: Callable[..., Compared]) -> Callable[..., Compared]:
        def call(*words: object) -> Compared:
            begun = time.perf_counter()
            try:
                return function(*words)
            finally:
                seconds[part] = time.perf_counter() - begun

        return call

    first = planned("plan", True)
    begun = time.perf_counter()
    assert Load.compare(first)[0] == {}
    seconds["compare"] = time.perf_counter() - begun
    assert not planned("again", False).changed
    for place, file in enumerate(Folder(data).walk()):
        if place % 10 == 0:
            edit(file)
    planned("replace", True)
    Path(report).write_text(json.dumps([seconds, sum(document.count for document in first.changed)]), encoding="utf-8")


def edit(file: str) -> None:
    """Change one text of a file, line by line, since the memory of this process is measured."""
    with open(file, encoding="utf-8") as old, open(f"{file}.new", "w", encoding="utf-8") as new:
        for line in old:
            new.write(edited := line.replace('"@en', ' "@en', 1))
            if edited != line:
                new.writelines(old)
    os.replace(f"{file}.new", file)


def measure(articles: int) -> tuple[dict[str, float], int, float, float]:
    """Give the seconds of each part, the number of triples, the peak memory of the client in MiB, and the seconds of the bulk loader."""
    with tempfile.TemporaryDirectory() as folder:
        data, report, quads = f"{folder}/data", f"{folder}/report.json", f"{folder}/data.nq"
        subprocess.run([sys.executable, HERE / "synthetic.py", data, str(articles)], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([sys.executable, "-m", "stancegraph", "export", "nquads", "--data", data, "-o", quads], check=True)
        begun = time.perf_counter()
        subprocess.run([program(), "load", "--location", f"{folder}/bulk", "--file", quads], check=True, capture_output=True)
        bulk = time.perf_counter() - begun
        os.remove(quads)
        with server(folder) as url:
            words = [sys.executable, __file__, "--child", url, data, report]
            _, status, used = os.wait4(os.posix_spawn(words[0], words, os.environ), 0)
        if status:
            raise SystemExit(f"the load ended with {os.waitstatus_to_exitcode(status)}")
        seconds, triples = json.loads(Path(report).read_text(encoding="utf-8"))
    return seconds, triples, used.ru_maxrss / 1024, bulk


def main(articles: int) -> None:
    """Measure a quarter and all, and print both."""
    print(f"{'articles':>8} {'triples':>10} {'own loader':>10} {' '.join(f'{part:>8}' for part in PARTS)} {'memory':>8} {'upload/own':>10}")
    found = []
    for number in (max(1, articles // 4), articles):
        seconds, triples, memory, bulk = measure(number)
        found.append((triples, seconds["upload"], bulk))
        times = " ".join(f"{seconds[part]:8.2f}" for part in PARTS)
        print(f"{number:8} {triples:10,} {bulk:10.2f} {times} {memory:8.0f} {seconds['upload'] / bulk:10.2f}", flush=True)
    (few, *quarter), (many, *whole) = found
    if many > few:
        upload, own = (math.log(long / short) / math.log(many / few) for short, long in zip(quarter, whole, strict=True))
        print(f"growth of the upload: {upload:.2f}, of the store's own loader: {own:.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:5])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)
