"""Draw a picture: who stands where on what, a network, what waits for what, or a timeline.

The picture is SVG, PNG or PDF, as FILE ends. A VALUE of a filter is as in `ask`; which filters a view has,
`stancegraph draw PICTURE --view VIEW --help` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.cli.output import emit, tell
from stancegraph.cli.source import add_endpoint, source
from stancegraph.cli.views import add_lang, add_view, filters, view_help
from stancegraph.drawing import check_ending, draw
from stancegraph.errors import Misuse
from stancegraph.pictures import PICTURES

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what words the command takes."""
    width = max(map(len, PICTURES))
    parser.epilog = "pictures:\n" + "\n".join(f"  {name:{width}}  {kind.about}" for name, kind in PICTURES.items())
    parser.add_argument("words", metavar="PICTURE NAME=VALUE", nargs="*", help="a picture from the list below, and filters of the view")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write to a file that ends in .svg, .png or .pdf; - for SVG on standard output"
    )
    add_view(parser, "positions; for dependencies, dependencies")
    add_lang(parser)
    add_endpoint(parser)


def run(arguments: argparse.Namespace) -> int:
    """Draw, and save or print."""
    words = list(arguments.words)
    if arguments.help:
        return emit(view_help(arguments, f"draw {words[0] if words else 'network'} --view {{}} -o picture.svg"))
    if not words or "=" in words[0]:
        raise Misuse("no picture was named", "", f"name one: {', '.join(PICTURES)}")
    name = words.pop(0)
    if arguments.output not in (None, "-"):
        check_ending(arguments.output)  # before the work, not after it
    done = draw(name, source(arguments), arguments.view, lang=arguments.lang, **filters(words, "draw"))
    status = 0
    if arguments.output in (None, "-"):
        status = emit(done.svg)
    else:
        done.save(arguments.output)
    tell(done.notes, name)
    return status
