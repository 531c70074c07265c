"""Fixtures that read a file as the world does: with the JavaScript readers, Gephi, Neo4j, Python libraries and a browser.

What is no Python package comes from fetch.py. Where it is missing, a test that needs it is skipped and says so.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route

HERE = Path(__file__).parent
FETCH = "run python tests/readers/fetch.py"
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")  # they live for seconds
CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NEEDS = {
    "falkordb": "redislite",
    "gexf_faults": "lxml",
    "graphviz_dot": "stancegraph",
    "graphviz_svg": "stancegraph",
    "igraph_graphml": "igraph",
    "ndex2_cx2": "ndex2",
    "networkx_gexf": "networkx",
    "networkx_graphml": "networkx",
    "networkx_node_link": "networkx",
    "openpyxl_xlsx": "openpyxl",
    "pyld_quads": "pyld",
}


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", "readers: reads an export with the programs that people use")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that `-m "not readers"` leaves them out."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.readers)


def beside(name: str) -> Any:
    """Import a module of this folder, which is no package."""
    if str(HERE) not in sys.path:
        sys.path.append(str(HERE))
    return importlib.import_module(name)


class Refused(ValueError):
    """What a reader would not take, in its own words."""


def program(name: str) -> str:
    """Find a program or skip the test."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def compiling() -> str:
    """Find a Java that compiles what it runs, as a JDK does and a JRE does not."""
    program("javac")
    return program("java")


def fetched(name: str) -> Path:
    """Give a folder that fetch.py fills, or skip the test."""
    fetch = beside("fetch")
    folder: Path = fetch.default_folder()
    part = next(part for part in fetch.parts() if part.name == name)
    if not fetch.ready(part, folder):
        pytest.skip(f"{name} is not fetched: {FETCH}")
    return folder / name


def asked(words: list[str], said: str = "") -> dict[str, Any]:
    """Run a reader and take its answer, or raise what it refused with."""
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)
    if done.returncode:
        raise Refused(done.stderr.strip() or said)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.fixture(scope="session")
def node_reader() -> Callable[[str, Path], dict[str, Any]]:
    """Read a file by a kind of read.mjs: `node_reader("graphology-gexf", path)`."""
    node, _ = program("node"), fetched("npm")
    return lambda kind, path: asked([node, str(HERE / "read.mjs"), kind, str(path)])


@pytest.fixture(scope="session")
def python_reader() -> Callable[..., Any]:
    """Read files by a function of python_readers.py, or "gexf_faults": `python_reader("igraph_graphml", path)`."""

    def read(name: str, *paths: Path) -> Any:
        pytest.importorskip(NEEDS[name], reason=f"{NEEDS[name]} is not installed: pip install -e '.[readers]'")
        if name.startswith("graphviz"):
            program("dot")
        function = beside("gexf_check").faults if name == "gexf_faults" else getattr(beside("python_readers"), name)
        return function(*paths)

    return read


@pytest.fixture(scope="session")
def gephi() -> Callable[..., dict[str, Any]]:
    """Read files with Gephi: `gephi(path)`, `gephi(nodes, edges)` for CSV, `picture=path` for what it looks like there.

    The same content is read once in a session: a reading takes seconds.
    """
    java, jars = compiling(), fetched("gephi")
    known: dict[str, dict[str, Any]] = {}

    def read(*paths: Path, picture: Path | None = None) -> dict[str, Any]:
        content = b"\0".join(path.name.encode() + path.read_bytes() for path in paths)
        key = hashlib.sha256(content).hexdigest()
        if key not in known or picture:
            words = [java, *JAVA[1:], "-cp", f"{jars}/*", str(HERE / "GephiReader.java"), *map(str, paths)]
            known[key] = asked(words + (["--picture", str(picture)] if picture else []))
        return known[key]

    return read


@pytest.fixture(scope="session")
def neo4j() -> Callable[..., dict[str, Any]]:
    """Execute Cypher scripts in Neo4j: `neo4j(constraints, script, twice=True)`; `options` go to its importer of CSV files."""
    java, jars = compiling(), fetched("neo4j")

    def execute(*paths: Path, twice: bool = False, options: tuple[str, ...] = ()) -> dict[str, Any]:
        words = ["--twice"] if twice else []
        return asked([java, *JAVA[1:], "-cp", f"{jars}/*", str(HERE / "Neo4jRunner.java"), *words, *options, *map(str, paths)])

    return execute


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium once: what STANCEGRAPH_CHROMIUM names, else `chromium`."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[readers]'")
    path = os.environ.get("STANCEGRAPH_CHROMIUM") or program("chromium")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=path, args=list(CHROMIUM))
        yield running
        running.close()


class Seen(NamedTuple):
    """What a page did: what it said on the console, its errors, and every address it asked for."""

    console: list[str]
    errors: list[str]
    requests: list[str]

    @property
    def abroad(self) -> list[str]:
        """The addresses that are not in files, in the page itself or on this machine; they were refused."""
        return [address for address in self.requests if not at_home(address)]


def at_home(address: str) -> bool:
    """Tell whether an address stays on this machine."""
    parts = urlsplit(address)
    return parts.scheme in ("file", "data", "blob", "about") or parts.hostname in ("127.0.0.1", "localhost", "::1")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Give a context of its own, of a size that does not change, in which nothing leaves this machine."""
    made = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en", accept_downloads=True)
    made.route("**/*", only_home)
    yield made
    made.close()


def only_home(route: Route) -> None:
    """Let a request pass that stays here, and refuse the others."""
    if at_home(route.request.url):
        route.continue_()
    else:
        route.abort()


@pytest.fixture
def seen() -> Seen:
    """Give what the page of this test did."""
    return Seen([], [], [])


@pytest.fixture
def page(context: BrowserContext, seen: Seen) -> Page:
    """Give a fresh page; `seen` records what it says, where it fails and what it asks for."""

    def spoke(message: ConsoleMessage) -> None:
        seen.console.append(f"{message.type}: {message.text}")

    made = context.new_page()
    made.on("console", spoke)
    made.on("pageerror", lambda error: seen.errors.append(str(error)))
    made.on("request", lambda request: seen.requests.append(request.url))
    made.on("websocket", lambda socket: seen.requests.append(socket.url))
    return made


@pytest.fixture
def axe(browser: Browser) -> Callable[..., list[dict[str, Any]]]:
    """Look for what people with disabilities stumble over: `axe(page)` gives axe-core's violations.

    The page is opened again where its content security policy does not hold, for that would keep axe out; `prepare` brings
    that other page into the state to be looked at, and `dark` asks for dark colours.
    """
    script = fetched("npm") / "node_modules" / "axe-core" / "axe.min.js"

    def look(page: Page, prepare: Callable[[Page], object] | None = None, *, dark: bool = False) -> list[dict[str, Any]]:
        size = page.viewport_size or {"width": 1280, "height": 800}
        context = browser.new_context(bypass_csp=True, viewport=size, color_scheme="dark" if dark else "light", reduced_motion="reduce")
        context.route("**/*", only_home)
        try:
            other = context.new_page()
            other.goto(page.url)
            if prepare:
                prepare(other)
            other.add_script_tag(path=script)
            found: list[dict[str, Any]] = other.evaluate("async () => (await axe.run()).violations")
        finally:
            context.close()
        return found

    return look
