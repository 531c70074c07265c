"""Make the pictures of the recipes in the README, each by the program that it shows.

Run `python tests/readers/pictures.py [NAME …]` after fetch.py; what is made lies in .github/pictures. Gephi, Graphviz and the browser draw
what they read from an export; nothing is touched up.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PICTURES = ROOT / ".github" / "pictures"
FETCHED = Path(os.environ.get("STANCEGRAPH_READERS") or HERE / ".fetched")
CHROMIUM = [os.environ.get("STANCEGRAPH_CHROMIUM", "chromium"), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic"]

CYTOSCAPE_PAGE = """<!DOCTYPE html><meta charset="utf-8"><style>html, body, #c {{ margin: 0; height: 100% }}</style><div id="c"></div>
<script>{library}</script><script>
cytoscape({{ container: document.getElementById("c"), elements: {elements}, layout: {{ name: "preset", padding: 40 }}, style: [
  {{ selector: "node", style: {{ label: "data(label)", "text-wrap": "wrap", "text-max-width": 120, "font-size": 11, "text-valign": "bottom",
    "background-color": "#E69F00", width: 24, height: 24 }} }},
  {{ selector: "node[kind = 'proposal']", style: {{ shape: "diamond", "background-color": "#F0E442" }} }},
  {{ selector: "edge", style: {{ label: "data(interaction)", "font-size": 10, "curve-style": "bezier", "target-arrow-shape": "triangle",
    "line-color": "#767676", "target-arrow-color": "#767676", width: 2 }} }},
  {{ selector: "edge[polarity > 0]", style: {{ "line-color": "#0072B2", "target-arrow-color": "#0072B2" }} }},
  {{ selector: "edge[polarity < 0]", style: {{ "line-color": "#D55E00", "target-arrow-color": "#D55E00" }} }} ] }});
</script>"""
MERMAID_PAGE = """<!DOCTYPE html><meta charset="utf-8"><body style="margin: 20px"><pre class="mermaid">{text}</pre>
<script>{library}</script><script>mermaid.initialize({{ startOnLoad: true }});</script>"""


def stancegraph(*words: str) -> None:
    """Run the program of the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, "-m", "stancegraph", *words], env=environment, check=True, stderr=subprocess.DEVNULL)


def screenshot(page: Path, picture: Path, size: str) -> None:
    """Let the browser open a page from disk and take its picture."""
    words = [f"--screenshot={picture}", f"--window-size={size}", "--hide-scrollbars", "--virtual-time-budget=8000", page.as_uri()]
    subprocess.run([*CHROMIUM, *words], check=True, capture_output=True)


def page(folder: Path, picture: Path) -> None:
    """Show the page of explore."""
    stancegraph("explore", "-o", str(folder / "stances.html"))
    screenshot(folder / "stances.html", picture, "1280,900")


def gephi(folder: Path, picture: Path) -> None:
    """Show what Gephi draws of a GEXF file."""
    stancegraph("export", "-o", str(folder / "g.gexf"), "actorKind=person", "actorKind=state", "actorKind=organization")
    jars = os.pathsep.join(str(path) for path in (FETCHED / "gephi").rglob("*.jar"))
    words = ["java", "-cp", jars, str(HERE / "GephiReader.java"), str(folder / "g.gexf"), "--picture", str(picture)]
    subprocess.run(words, check=True, capture_output=True)


def cytoscape(folder: Path, picture: Path) -> None:
    """Show what Cytoscape.js draws of its JSON."""
    stancegraph("export", "cyjs", "-o", str(folder / "g.cyjs"))
    library = (FETCHED / "npm/node_modules/cytoscape/dist/cytoscape.min.js").read_text(encoding="utf-8")
    elements = json.dumps(json.loads((folder / "g.cyjs").read_text(encoding="utf-8"))["elements"]).replace("<", "\\u003c")
    (folder / "c.html").write_text(
        CYTOSCAPE_PAGE.format(library=library.replace("</script", "<\\/script"), elements=elements), encoding="utf-8"
    )
    screenshot(folder / "c.html", picture, "1400,1200")


def graphviz(folder: Path, picture: Path) -> None:
    """Show what Graphviz draws of a DOT file."""
    stancegraph("export", "-o", str(folder / "g.dot"), "--view", "dependencies", "strength=hard")
    subprocess.run(["dot", "-Tpng", "-Gdpi=80", str(folder / "g.dot"), "-o", str(picture)], check=True)


def mermaid(folder: Path, picture: Path) -> None:
    """Show what Mermaid draws."""
    from html import escape

    stancegraph("export", "-o", str(folder / "g.mmd"), "actorKind=state")
    library = (FETCHED / "npm/node_modules/mermaid/dist/mermaid.min.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    text = escape((folder / "g.mmd").read_text(encoding="utf-8"))
    (folder / "m.html").write_text(MERMAID_PAGE.format(library=library, text=text), encoding="utf-8")
    screenshot(folder / "m.html", picture, "900,640")


def spreadsheet(folder: Path, picture: Path) -> None:
    """Show what LibreOffice makes of the matrix."""
    stancegraph("export", "matrix-xlsx", "-o", str(folder / "m.xlsx"), "actorKind=state", "actorKind=person")
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "m.xlsx")], check=True, capture_output=True
    )
    subprocess.run(
        [
            "pdftoppm",
            "-png",
            "-r",
            "150",
            "-x",
            "90",
            "-y",
            "90",
            "-W",
            "1500",
            "-H",
            "290",
            "-f",
            "1",
            "-l",
            "1",
            "-singlefile",
            str(folder / "m.pdf"),
            str(folder / "m"),
        ],
        check=True,
    )
    shutil.copyfile(folder / "m.png", picture)


MAKERS = {maker.__name__: maker for maker in (page, gephi, cytoscape, graphviz, mermaid, spreadsheet)}


def main() -> int:
    """Make the pictures that are named, or all."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or MAKERS:
        with tempfile.TemporaryDirectory() as folder:
            MAKERS[name](Path(folder), PICTURES / f"{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
