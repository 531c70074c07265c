"""Tests of the architecture: modules import one way, and `ask` loads nothing heavy."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "stancegraph"
#: A module may import from layers before its own, and from its own layer only what stands before it in the line.
LAYERS = [
    ["errors"],
    ["namespaces", "layout", "saving", "text"],
    ["question", "sparql", "passage", "turtle", "graph"],
    ["engine", "rdflib_engine", "built", "bulk"],
    ["snapshot"],
    ["remote"],
    ["names", "suggest", "stored", "answer", "rows", "page", "formats", "table"],
    ["asking", "finding", "querying", "showing"],
    ["verifying", "shacl", "validating", "auditing", "sarif", "loading"],
    ["placing", "circles", "colours", "viewing"],
    ["exports", "exporting"],
    ["pictures", "drawing"],
    ["explorer", "exploring"],
    ["server", "serving"],
    ["cli"],
]
#: Imported inside a function, on purpose: a layer's own slow branch.
LATE = {
    ("engine", "rdflib_engine"),
    ("engine", "built"),
    ("names", "suggest"),
    ("answer", "formats"),
    ("answer", "table"),
    ("page", "formats"),
    ("asking", "querying"),
}
FLAT = [name for layer in LAYERS for name in layer]
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.name not in ("__init__.py", "__main__.py") and path.parent == SOURCE)


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    checking = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    names: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in checking:
            continue
        if isinstance(node, ast.ImportFrom) and node.module == "stancegraph":
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("stancegraph."):
            names.add(node.module.split(".")[1])
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_imports_only_from_before_it(path: Path) -> None:
    assert path.stem in FLAT, f"say in which layer {path.stem} lies"
    for name in imported(path):
        if (path.stem, name) not in LATE:
            assert FLAT.index(name) < FLAT.index(path.stem), f"{path.stem} imports {name}"


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_only_the_command_line_prints_or_leaves(path: Path) -> None:
    if path.parent.name == "cli":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in ("print", "input"), path
            assert called != "sys.exit" or path.name == "__main__.py", path


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


HEAVY = "argparse dataclasses importlib.metadata json networkx pathlib pyshacl rdflib re SPARQLWrapper subprocess typing yaml"


def test_ask_loads_nothing_heavy(village: Path) -> None:
    code = (
        "import sys; before = set(sys.modules); from stancegraph.cli import main\n"
        f"main(['ask', 'who-supports-or-opposes', 'proposal=the move', '--data', {str(village)!r}])\n"
        f"print(sorted(set({HEAVY.split()!r}) & (set(sys.modules) - before)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_importing_the_package_is_light() -> None:
    code = "import sys; before = set(sys.modules); import stancegraph; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ast.literal_eval(done.stdout) in (["__future__", "stancegraph"], ["stancegraph"])
