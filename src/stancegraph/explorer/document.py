"""The HTML document: a shell with no data in its markup, styles, data blocks and one script, under a policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
import os
from html import escape
from typing import TYPE_CHECKING

from stancegraph.colours import KINDS, OTHER_KIND, POLARITY
from stancegraph.explorer.payload import json_block
from stancegraph.layout import read_text

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = os.path.dirname(os.path.abspath(__file__))
#: The parts of the script, in the order in which they are joined: each uses only what stands before it, but for the views, which are
#: found by the router when they are asked for.
SCRIPTS = (
    "data", "text", "dom", "digest", "article", "positions", "saying", "download", "state", "chain", "card",
    "filters", "grid", "matrix", "places", "drawing", "network", "questions", "answer", "find", "copy", "about", "router",
)  # fmt: skip


def document(title: str, blocks: Mapping[str, object]) -> str:
    """Write the page.

    Takes its title and the data blocks by name. The same blocks give the same bytes.
    """
    style, script = styles(), scripts()
    data = "\n".join(f'<script type="application/json" id="data-{name}">{json_block(value)}</script>' for name, value in blocks.items())
    shell = read_text(os.path.join(HERE, "page.html"))
    for name, part in {"policy": policy(style, script), "title": escape(title), "style": style, "data": data, "script": script}.items():
        shell = shell.replace(f"<!-- {name} -->", part, 1) if name != "policy" else shell.replace("POLICY", part, 1)
    return shell


def styles() -> str:
    """Give the styles, with the colours that pictures and formats share."""
    names = {1: "for", -1: "against", 0: "neither"}
    colours = [f"--{names[polarity]}: {colour};" for polarity, colour in POLARITY.items()]
    colours += [f"--{kind.replace(' ', '-')}: {colour};" for kind, colour in KINDS.items()] + [f"--other: {OTHER_KIND};"]
    return f":root {{ {' '.join(colours)} }}\n{read_text(os.path.join(HERE, 'page.css'))}"


def scripts(names: tuple[str, ...] = SCRIPTS) -> str:
    """Join the parts of the script into one, in a function of its own and strict mode."""
    return enclosed("\n".join(read_text(os.path.join(HERE, "script", f"{name}.js")) for name in names))


def enclosed(script: str) -> str:
    """Put a script in a function of its own and strict mode."""
    return f'"use strict";\n(() => {{\n{script}\n}})();'


def policy(style: str, script: str, connect: str = "'none'") -> str:
    """Write a content-security policy that lets one inline style and one inline script be, and `connect` be asked for data.

    >>> policy("", "", "'self'").split("; ")[4]
    "connect-src 'self'"
    """
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src '{digest(script)}'",
            f"style-src '{digest(style)}'",
            "img-src data:",
            f"connect-src {connect}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def digest(text: str) -> str:
    """Give the hash by which a content-security policy knows an inline text.

    >>> digest("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
