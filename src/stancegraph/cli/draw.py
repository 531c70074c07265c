"""Draw a picture: who stands where on what, a network, what waits for what, or a timeline.

The picture is SVG, PNG or PDF, as FILE ends. A VALUE of a filter is as in `ask`; which filters a view has,
`stancegraph draw PICTURE --view VIEW --help` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.cli.output import emit, tell
from stancegraph.cli.values import given
from stancegraph.drawing import check_ending, draw
from stancegraph.errors import Misuse
from stancegraph.pictures import PICTURES

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what words the command takes."""
    width = max(map(len, PICTURES))
    parser.epilog = "pictures:\n" + "\n".join(f"  {name:{width}}  {kind.about}" for name, kind in PICTURES.items())
    parser.add_argument("-h", "--help", action="store_true", help="say what the command, or the view, takes")
    parser.add_argument("words", metavar="PICTURE NAME=VALUE", nargs="*", help="a picture from the list below, and filters of the view")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write to a file that ends in .svg, .png or .pdf; - for SVG on standard output"
    )
    parser.add_argument("--view", metavar="VIEW", help="what to cut out (default: positions; for dependencies, dependencies)")
    parser.add_argument("--lang", default="en", metavar="LANGUAGE", help="the language of names where there are several (default: en)")
    parser.set_defaults(usage=parser.format_help)


def run(arguments: argparse.Namespace) -> int:
    """Draw, and save or print."""
    words = list(arguments.words)
    if arguments.help:
        return emit(_help(arguments))
    if not words or "=" in words[0]:
        raise Misuse("no picture was named", "", f"name one: {', '.join(PICTURES)}")
    name = words.pop(0)
    if arguments.output not in (None, "-"):
        check_ending(arguments.output)  # before the work, not after it
    done = draw(name, arguments.data, arguments.view, lang=arguments.lang, **given(words, "see: stancegraph draw --help"))
    status = 0
    if arguments.output in (None, "-"):
        status = emit(done.svg)
    else:
        done.save(arguments.output)
    tell(name, done.notes)
    return status


def _help(arguments: argparse.Namespace) -> str:
    """Say what the command takes; with --view, what the view takes and what its columns mean."""
    if not arguments.view:
        return str(arguments.usage())
    from stancegraph.cli.ask import describe
    from stancegraph.layout import Folder
    from stancegraph.stored import find_question

    picture = arguments.words[0] if arguments.words else "network"
    stored = find_question(arguments.view, Folder(arguments.data), "views")
    return describe(stored, f"draw {picture} --view {{}} -o picture.svg")
