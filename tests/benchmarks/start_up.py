"""How much processor time one whole `stancegraph ask` takes, beside programs that are known.

Run by hand:  .venv/bin/python tests/benchmarks/start_up.py [ROUNDS] [DATA]

Every round runs each program once, one after the other, so that a busy machine slows all of them alike; the figure is the
median of a program's own user and system time, as the kernel counts it. Only the standard library is used here.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile

QUESTION = "who-supports-or-opposes"
TARGETS = {"python -c pass": 4.0, "import rdflib": 0.5, "the same query through rdflib": 1 / 8}
RDFLIB = """
import sys, rdflib
graph = rdflib.Graph()
for path in sys.argv[2:]:
    graph.parse(path, format="turtle")
print(len(list(graph.query(open(sys.argv[1], encoding="utf-8").read()))))
"""


def measure(words: list[str]) -> tuple[float, float]:
    """Run a program and give its processor time in milliseconds and its peak memory in MiB."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    _, status, used = os.wait4(os.posix_spawnp(words[0], words, environment, file_actions=silent), 0)
    if status:
        raise SystemExit(f"{words[:3]} ended with {os.waitstatus_to_exitcode(status)}")
    return (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1024


def programs(folder: str, data: str | None) -> dict[str, list[str]]:
    """List what is compared; the last needs the `oxigraph` program."""
    from stancegraph.asking import _term  # the benchmark runs the very text that ask runs
    from stancegraph.engine import files_of, load
    from stancegraph.stored import find_question

    engine = load(data)
    question = find_question(QUESTION, engine.folder)
    example = question.params["proposal"].example
    if data is not None:  # any proposal of that folder will do
        rows = engine.run("PREFIX sg: <https://w3id.org/stancegraph/ontology#> SELECT ?p { ?p a sg:Proposal } ORDER BY STR(?p)").rows
        example = rows[0][0].value
    text = os.path.join(folder, "query.rq")
    with open(text, "w", encoding="utf-8") as file:
        file.write(question.bind({"proposal": [_term(engine, question.params["proposal"], example)]}))
    script = os.path.join(folder, "through_rdflib.py")
    with open(script, "w", encoding="utf-8") as file:
        file.write(RDFLIB)
    files = list(files_of(engine.folder))
    command = os.path.join(sysconfig.get_path("scripts"), "stancegraph")
    ours = [command] if os.path.exists(command) else [sys.executable, "-m", "stancegraph"]
    found = {
        "stancegraph ask": [*ours, "ask", QUESTION, f"proposal={example}", *(["--data", data] if data else [])],
        "python -c pass": [sys.executable, "-c", "pass"],
        "import rdflib": [sys.executable, "-c", "import rdflib"],
        "the same query through rdflib": [sys.executable, script, text, *files],
    }
    oxigraph = shutil.which("oxigraph", path=os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")]))
    if oxigraph:
        store = os.path.join(folder, "store")
        measure([oxigraph, "load", "--location", store, *(word for file in files for word in ("--file", file))])
        results = ["--results-file", os.path.join(folder, "out.json")]
        found["oxigraph on a prebuilt store"] = [oxigraph, "query", "--location", store, "--query-file", text, *results]
    return found


def main() -> None:
    """Measure, and print a table."""
    if sys.argv[1:2] == ["--prepare"]:
        print(json.dumps(programs(sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None)))
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    with tempfile.TemporaryDirectory() as folder:
        # In a process of its own: what this one has loaded would count in the memory of those that it starts.
        prepare = [sys.executable, __file__, "--prepare", folder, *sys.argv[2:3]]
        compared = json.loads(subprocess.run(prepare, check=True, capture_output=True).stdout)
        for words in compared.values():
            measure(words)  # once for the disk cache and for compiled files
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in compared}
        for _ in range(rounds):
            for name, words in compared.items():
                taken[name].append(measure(words))
    times = {name: statistics.median(time for time, _ in measured) for name, measured in taken.items()}
    ours = times["stancegraph ask"]
    print(f"{'program':32}  {'CPU ms':>7}  {'MiB':>5}  ask / it   target")
    for name, measured in taken.items():
        ratio = ours / times[name]
        target = f"at most {TARGETS[name]:g}: {'met' if ratio <= TARGETS[name] else 'MISSED'}" if name in TARGETS else ""
        print(f"{name:32}  {times[name]:7.1f}  {max(memory for _, memory in measured):5.1f}  {ratio:8.2f}   {target}")


if __name__ == "__main__":
    main()
