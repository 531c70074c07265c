"""How long every export takes and how much memory, beside a plain writer of the same thing, and whether both grow with the data.

Run by hand:  .venv/bin/python tests/benchmarks/exports.py [ARTICLES] [FORMAT …]

Synthetic articles (see synthetic.py) are made twice, a quarter of ARTICLES and all. First every view is cut out of them: reading the files,
asking and making a network are measured apart. Then each format is written, by a process of its own, and once more by the plainest writer there
is for it, which gets values that it can hold for nothing. RDF is read and written on both sides; rdflib, which needs minutes for a million
triples, gets at most RDFLIB_ARTICLES, and so does the format that it is compared with. Times are processor time; `growth` is how much longer
per statement or triple it takes where there is four times as much: 1.0 is linear.
"""

from __future__ import annotations

import csv
import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import networkx

    Rows = Callable[[networkx.MultiDiGraph[str]], Iterable[list[object]]]

ARTICLES = 200
RDFLIB_ARTICLES = 25
HERE = Path(__file__).parent


class Run(NamedTuple):
    """What a process reports: seconds by part, how many items it had to do with, bytes written, and its peak memory in MiB."""

    seconds: dict[str, float]
    items: int
    bytes: int
    memory: float

    @property
    def total(self) -> float:
        """The seconds of all parts."""
        return sum(self.seconds.values())


def child(*words: object) -> Run:
    """Do one thing in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "report.json")
        command = [sys.executable, __file__, "--child", report, *map(str, words)]
        _, status, used = os.wait4(os.posix_spawn(command[0], command, os.environ), 0)
        if status:
            raise SystemExit(f"{' '.join(map(str, words))} ended with {os.waitstatus_to_exitcode(status)}")
        found = json.loads(Path(report).read_text(encoding="utf-8"))
    return Run(found["seconds"], found["items"], found["bytes"], used.ru_maxrss / 1024)


def serve(report: str, what: str, *words: str) -> None:
    """Be that process."""
    seconds, items, written = {"view": cut, "ours": ours, "plain": plain}[what](*words)
    found = {"seconds": seconds, "items": items, "bytes": sum(path.stat().st_size for path in written)}
    Path(report).write_text(json.dumps(found), encoding="utf-8")


Report = tuple[dict[str, float], int, list[Path]]


def cut(view: str, folder: str, out: str) -> Report:
    """Make a network, and keep it for the writers."""
    from stancegraph.engine import load
    from stancegraph.stored import find_question
    from stancegraph.viewing import network_of

    start = time.process_time()
    engine = load(folder)
    loaded = time.process_time() - start
    asked = 0.0
    run = engine.run

    class Timed:
        """The engine, with a clock."""

        folder = engine.folder
        name = engine.name

        def run(self, *words: Any) -> Any:
            """Ask, and count the time."""
            nonlocal asked
            began = time.process_time()
            result = run(*words)
            asked += time.process_time() - began
            return result

    start = time.process_time()
    network = network_of(Timed(), find_question(view, engine.folder, "views"), {})
    made = time.process_time() - start - asked
    with open(out, "wb") as file:
        pickle.dump(network, file)
    return {"load": loaded, "ask": asked, "network": made}, network.number_of_nodes() + network.number_of_edges(), []


def ours(name: str, folder: str, network: str, out: str) -> Report:
    """Write one of our formats."""
    from stancegraph.exporting import export
    from stancegraph.exports import FORMATS

    data: Any = folder if FORMATS[name].data else _unpickled(network)
    several = FORMATS[name].several
    path = Path(out) if several else Path(out).with_suffix(FORMATS[name].endings[0])
    start = time.process_time()
    export(name, data).save(path)
    seconds = time.process_time() - start
    items = _triples(folder) if FORMATS[name].data else data.number_of_nodes() + data.number_of_edges()
    return {"": seconds}, items, sorted(path.iterdir()) if several else [path]


def plain(name: str, folder: str, network: str, out: str) -> Report:
    """Write the same with the plainest writer there is."""
    path = Path(out)
    if name in RDFLIB:
        import rdflib

        from stancegraph.layout import Folder

        start = time.process_time()
        dataset = rdflib.Dataset(default_union=True)
        files = Folder(folder)
        for file in files.files:
            dataset.graph(rdflib.URIRef(files.graph(file))).parse(file, format="turtle")
        dataset.serialize(path, RDFLIB[name], encoding="utf-8")
        return {"": time.process_time() - start}, len(dataset), [path]
    graph = tidy(_unpickled(network))
    start = time.process_time()
    PLAIN[name](graph, path)
    return {"": time.process_time() - start}, 0, [path]


def _unpickled(path: str) -> networkx.MultiDiGraph[str]:
    with open(path, "rb") as file:
        found: networkx.MultiDiGraph[str] = pickle.load(file)
    return found


def _triples(folder: str) -> int:
    import pyoxigraph

    return sum(1 for file in Path(folder).rglob("*.ttl") for _ in pyoxigraph.parse(path=file, format=pyoxigraph.RdfFormat.TURTLE))


def tidy(graph: networkx.MultiDiGraph[str]) -> networkx.MultiDiGraph[str]:
    """Make lists into texts and rename what networkx keeps for itself."""
    graph.graph.clear()
    for own in [*(own for _, own in graph.nodes(data=True)), *(own for *_, own in graph.edges(data=True))]:
        clean = {key: "; ".join(map(str, value)) if isinstance(value, list) else value for key, value in own.items()}
        own.clear()
        own.update(
            {f"{key}_" if key in ("id", "start", "end", "x", "y", "source", "target", "key") else key: v for key, v in clean.items()}
        )
    return graph


def graphml(graph: networkx.MultiDiGraph[str], path: Path) -> None:
    """Write with networkx."""
    import networkx

    networkx.write_graphml(graph, path)


def gexf(graph: networkx.MultiDiGraph[str], path: Path) -> None:
    """Write with networkx."""
    import networkx

    networkx.write_gexf(graph, path)


def cyjs(graph: networkx.MultiDiGraph[str], path: Path) -> None:
    """Write with networkx and json."""
    import networkx

    path.write_text(json.dumps(networkx.cytoscape_data(graph)), encoding="utf-8")


def node_link(graph: networkx.MultiDiGraph[str], path: Path) -> None:
    """Write with networkx and json."""
    import networkx

    path.write_text(json.dumps(networkx.node_link_data(graph)), encoding="utf-8")


def _rows(graph: networkx.MultiDiGraph[str]) -> Iterable[list[object]]:
    names = sorted({name for _, own in graph.nodes(data=True) for name in own})
    yield ["id", *names]
    for node, own in graph.nodes(data=True):
        yield [node, *(own.get(name) for name in names)]
    names = sorted({name for *_, own in graph.edges(data=True) for name in own})
    yield ["source", "target", *names]
    for one, other, own in graph.edges(data=True):
        yield [one, other, *(own.get(name) for name in names)]


def matrix(graph: networkx.MultiDiGraph[str]) -> Iterable[list[object]]:
    """Give the rows of a matrix of labels."""
    cells: dict[tuple[str, str], list[str]] = {}
    for one, other, own in graph.edges(data=True):
        cells.setdefault((one, other), []).append(own["label"])
    columns = sorted({other for _, other in cells})
    yield ["", *columns]
    for row in sorted({one for one, _ in cells}):
        yield [row, *("; ".join(cells.get((row, column), ())) for column in columns)]


def table(rows: Rows) -> Callable[[networkx.MultiDiGraph[str], Path], None]:
    """Give a writer of rows with the csv module."""

    def write(graph: networkx.MultiDiGraph[str], path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows(graph))

    return write


def workbook(rows: Rows) -> Callable[[networkx.MultiDiGraph[str], Path], None]:
    """Give a writer of rows with openpyxl."""

    def write(graph: networkx.MultiDiGraph[str], path: Path) -> None:
        import openpyxl

        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in rows(graph):
            sheet.append(row)
        book.save(path)

    return write


def lines(node: str, edge: str) -> Callable[[networkx.MultiDiGraph[str], Path], None]:
    """Give a writer of a line per node and edge, with only a label."""

    def write(graph: networkx.MultiDiGraph[str], path: Path) -> None:
        number = {name: place for place, name in enumerate(graph)}
        with path.open("w", encoding="utf-8") as file:
            for name, own in graph.nodes(data=True):
                file.write(node.format(number[name], json.dumps(own["label"]), json.dumps(own)) + "\n")
            for one, other, own in graph.edges(data=True):
                file.write(edge.format(number[one], number[other], json.dumps(own["label"]), json.dumps(own)) + "\n")

    return write


RDFLIB = {"turtle": "turtle", "trig": "trig", "ntriples": "nt", "nquads": "nquads", "jsonld": "json-ld", "rdfxml": "xml"}
PLAIN: dict[str, Callable[[networkx.MultiDiGraph[str], Path], None]] = {
    "graphml": graphml,
    "gexf": gexf,
    "csv": table(_rows),
    "cyjs": cyjs,
    "xlsx": workbook(_rows),
    "matrix-csv": table(matrix),
    "matrix-xlsx": workbook(matrix),
    "cypher": lines(
        "CREATE (:Node {{id: {0}, label: {1}, own: {2}}});", "MATCH (a {{id: {0}}}), (b {{id: {1}}}) CREATE (a)-[:E {{own: {3}}}]->(b);"
    ),
    "neo4j-csv": table(_rows),
    "cx2": lines('{{"id": {0}, "v": {2}}}', '{{"s": {0}, "t": {1}, "v": {3}}}'),
    "dot": lines("n{0} [label={1}];", "n{0} -> n{1} [label={2}];"),
    "mermaid": lines("n{0}[{1}]", "n{0} -->|{2}| n{1}"),
    "yed": graphml,
    "node-link": node_link,
}


def views(folders: dict[int, Path], root: Path) -> None:
    """Cut every view out, and print a table."""
    from_package = subprocess.run(
        [sys.executable, "-c", "from stancegraph.stored import ids; print(*ids(None, 'views'))"], check=True, capture_output=True, text=True
    )
    small, large = folders
    print(f"\n{'view':14} {'articles':>8} {'load s':>7} {'ask s':>7} {'network s':>9} {'items':>7} {'MiB':>5}  growth of ask, network")
    for view in from_package.stdout.split():
        runs = {size: child("view", view, folder, root / f"{view}-{size}.pickle") for size, folder in folders.items()}
        for size, run in runs.items():
            load, ask, made = run.seconds.values()
            growths = [growth(runs[small], runs[large], part) for part in ("ask", "network")] if size == large else []
            tail = "  ".join(f"{value:6.2f}" for value in growths)
            print(f"{view:14} {size:8} {load:7.2f} {ask:7.2f} {made:9.2f} {run.items:7} {run.memory:5.0f}  {tail}", flush=True)


def growth(small: Run, large: Run, part: str = "") -> float:
    """Say how much longer an item takes where there are more of them."""
    return (large.seconds[part] / max(large.items, 1)) / max(small.seconds[part] / max(small.items, 1), 1e-9)


def main(articles: int, chosen: list[str]) -> None:
    """Measure, and print two tables."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        sizes = [max(1, articles // 4), articles]
        folders = {size: root / str(size) for size in sizes}
        few = min(articles, RDFLIB_ARTICLES)
        for size, folder in {**folders, few: root / str(few)}.items():
            done = subprocess.run([sys.executable, HERE / "synthetic.py", folder, str(size)], check=True, capture_output=True, text=True)
            print(f"{size} articles: {int(done.stdout):,} triples", flush=True)
        if not set(chosen) & set(PLAIN) and chosen:
            (root / "none").write_bytes(pickle.dumps(None))
        else:
            views(folders, root)
        print(
            f"\n{'format':12} {'articles':>8} {'ours s':>7} {'plain s':>7} {'ours/plain':>10} {'MB':>7} {'ours MiB':>8} {'plain MiB':>9}  growth"
        )
        for format_ in chosen or [*PLAIN, *RDFLIB]:
            rdf = format_ in RDFLIB
            runs = {
                size: child("ours", format_, folders[size], root / f"positions-{size}.pickle", root / f"{format_}-{size}") for size in sizes
            }
            at = few if rdf else articles
            beside = child("plain", format_, root / str(at), root / f"positions-{at}.pickle", root / f"{format_}-plain")
            same = child("ours", format_, root / str(at), "", root / f"{format_}-same") if rdf and at != articles else runs[articles]
            if rdf and at != articles:
                row(format_, at, same, beside)
                row(format_, articles, runs[articles], None, growth(*runs.values()))
            else:
                row(format_, articles, runs[articles], beside, growth(*runs.values()))


def row(name: str, articles: int, run: Run, beside: Run | None, growing: float | None = None) -> None:
    """Print one line of the table."""
    other = f"{beside.total:7.2f} {run.total / max(beside.total, 1e-9):10.2f}" if beside else f"{'':7} {'':10}"
    memory = f"{beside.memory:9.0f}" if beside else f"{'':9}"
    print(
        f"{name:12} {articles:8} {run.total:7.2f} {other} {run.bytes / 1e6:7.1f} {run.memory:8.0f} {memory}  "
        + (f"{growing:6.2f}" if growing is not None else ""),
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        serve(*sys.argv[2:])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES, sys.argv[2:])
