"""Ask a stored question.

A VALUE is an IRI, a prefixed name, or any name of a thing of the parameter's type, in any language;
a NAME given twice asks for either. `stancegraph ask QUESTION --help` says what a question takes and gives.
"""

from __future__ import annotations

from stancegraph.asking import answer
from stancegraph.cli.output import give
from stancegraph.cli.values import given
from stancegraph.engine import load
from stancegraph.errors import Misuse, UnknownParameter
from stancegraph.layout import Folder
from stancegraph.stored import find_question

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from stancegraph.cli.quick import Arguments
    from stancegraph.question import Question


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what words the command takes."""
    from stancegraph.cli.source import add_endpoint
    from stancegraph.cli.words import add_answer

    parser.add_argument("-h", "--help", action="store_true", help="say what the command, or the question, takes")
    parser.add_argument("question", metavar="QUESTION", nargs="?", help="the id of a stored question; see: stancegraph questions")
    parser.add_argument("values", metavar="NAME=VALUE", nargs="*", help="a parameter of the question")
    parser.add_argument("--as-of", metavar="DATE", help="the parameter asOf: what held on that day (YEAR-MONTH-DAY)")
    add_answer(parser)
    add_endpoint(parser)
    parser.set_defaults(usage=parser.format_help)


def run(arguments: argparse.Namespace | Arguments) -> int:
    """Ask, and print the answer."""
    if not arguments.question:
        if arguments.help:
            from stancegraph.cli.output import emit

            return emit(arguments.usage())  # type: ignore[union-attr]
        raise Misuse("no question was named", "", "list them with: stancegraph questions")
    question = find_question(arguments.question, Folder(arguments.data))
    if arguments.help:
        from stancegraph.cli.output import emit

        return emit(describe(question))
    values = given(arguments.values, f"see: stancegraph ask {question.id} --help")
    if arguments.as_of is not None:
        if "asOf" not in question.params:
            raise UnknownParameter(f"{question.id} cannot be asked as of a day", "", "leave --as-of out")
        if "asOf" in values:
            raise Misuse("the day is given twice, as asOf= and as --as-of", "", "leave one of them out")
        values["asOf"] = [arguments.as_of]
    data = arguments.data
    if arguments.endpoint is not None or arguments.auth != "none" or arguments.ca_file or arguments.insecure_http:
        from stancegraph.cli.source import source

        data = source(arguments)
    engine = load(data, arguments.engine)
    return give(answer(engine, question, values), arguments)


def describe(question: Question, command: str = "ask {}") -> str:
    """Write a question's parameters and columns for a reader, and how the command asks it."""
    from stancegraph.text import pad, wrap

    lines = [question.summary, ""]
    if question.description:
        lines += [*wrap(question.description, 100), ""]
    params = list(question.params.values())
    example = next((param for param in params if param.name in question.needs_one_of or param.required), params[0] if params else None)
    example_value = f' {example.name}="{example.example}"' if example else ""
    lines += ["usage:", f"  stancegraph {command.format(question.id)}{example_value}", ""]
    if params:
        wide = max(len(param.name) for param in params)
        lines.append(
            "parameters (without one, all are meant):"
            if not question.needs_one_of
            else f"parameters (at least one of {', '.join(question.needs_one_of)}):"
        )
        for param in params:
            kind = f"one of: {', '.join(param.values)}" if param.values else f'{param.type}, for example {param.name}="{param.example}"'
            lines += [f"  {pad(param.name, wide)}  {param.meaning}", f"  {' ' * wide}  ({kind})"]
        lines.append("")
    wide = max(map(len, question.columns), default=0)
    lines.append("columns:")
    lines += [
        f"  {pad(column.name, wide)}  {column.meaning}{' (many values)' if column.list else ''}" for column in question.columns.values()
    ]
    return "\n".join([*lines, ""])
