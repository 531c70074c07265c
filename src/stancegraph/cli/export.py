"""Export the graph for a visualiser, a spreadsheet or a database.

FORMAT may be left out where FILE's ending says it. A VALUE of a filter is as in `ask`; which filters a view has, and what its columns
mean, `stancegraph export --view VIEW --help` says. A format of several files goes to a folder or a `.zip`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.cli.output import emit, tell
from stancegraph.cli.source import add_endpoint, source
from stancegraph.cli.views import add_lang, add_view, filters, view_help
from stancegraph.errors import Misuse
from stancegraph.exporting import export, format_for
from stancegraph.exports import FORMATS
from stancegraph.viewing import WEIGHTS

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what words the command takes."""
    width = max(map(len, FORMATS))
    parser.epilog = "formats:\n" + "\n".join(f"  {name:{width}}  {format_.about}" for name, format_ in FORMATS.items())
    parser.add_argument("words", metavar="FORMAT NAME=VALUE", nargs="*", help="a format from the list below, and filters of the view")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file, a folder or a .zip; - for standard output")
    add_view(parser, "positions; for formats of RDF, all data")
    add_lang(parser)
    parser.add_argument("--merge", action="store_true", help="merge edges of one kind between the same two nodes")
    parser.add_argument("--weight", choices=WEIGHTS, default=WEIGHTS[0], help="what an edge weighs: statements, or passages")
    parser.add_argument("--spreadsheet-safe", action="store_true", help="mark cells that a spreadsheet would take for formulas")
    add_endpoint(parser)


def run(arguments: argparse.Namespace) -> int:
    """Export, and say on standard error what was flattened."""
    words = list(arguments.words)
    if arguments.help:
        return emit(view_help(arguments, "export graphml --view {} -o graph.graphml"))
    output = None if arguments.output == "-" else arguments.output
    if words and "=" not in words[0]:
        name = words.pop(0)
    elif output:
        name = format_for(output)
    else:
        raise Misuse("no format was named", "", f"name one: {', '.join(FORMATS)}")
    if output is None and name in FORMATS and FORMATS[name].several:
        raise Misuse(f"{name} takes several files", "", "name a folder or a .zip with -o")
    done = export(
        name,
        source(arguments),
        arguments.view,
        lang=arguments.lang,
        merge=arguments.merge,
        weight=arguments.weight,
        spreadsheet_safe=arguments.spreadsheet_safe,
        **filters(words, "export"),
    )
    status = 0
    if output is None and isinstance(done.content, (str, bytes)):
        status = emit(done.content)
    else:
        done.save(output or "")
    tell(done.notes, name)
    return status
