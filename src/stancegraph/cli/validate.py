"""Check data against the shapes and the check queries.

Without a PATH, the whole dataset folder is checked; with some, findings in those files only are told, and the rest of the dataset
they lie in is known to the rules. With --endpoint, the dataset of a store is checked as far as a store shows it: findings name graphs,
for it knows no files or lines; how a number was written is not seen, and of what another graph describes the shapes know the class, the
labels and the list alone. Exit status: 0 clean, 1 violations (with
--strict, warnings too), 2 could not run.
"""

from __future__ import annotations

import json
import os
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from stancegraph.cli.output import emit, tell
from stancegraph.cli.source import add_endpoint, source
from stancegraph.errors import Misuse
from stancegraph.text import counted
from stancegraph.validating import SEVERITIES, check, gather

if TYPE_CHECKING:
    import argparse

    from stancegraph.validating import Finding


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what words the command takes."""
    parser.add_argument("paths", metavar="PATH", nargs="*", help="a Turtle file, or a folder of them")
    parser.add_argument("--text", metavar="FILE", help="a copy of the article, to verify its passages too")
    parser.add_argument("--strict", action="store_true", help="let warnings count as violations do")
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="how findings are written (default: text)")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file instead of standard output")
    add_endpoint(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check, and print the findings."""
    if arguments.endpoint:
        findings, looked = _audit(arguments)
    else:
        source(arguments)
        data = gather(arguments.paths, arguments.data)
        findings = [_shown(finding) for finding in check(data, arguments.text)]
        looked = counted(len(data.told), "file")
    number = {severity: sum(finding.severity == severity for finding in findings) for severity in SEVERITIES}
    words = ", ".join(counted(number[severity], _WORDS.get(severity, severity)) for severity in SEVERITIES)
    summary = f"{words} in {looked}\n"
    if status := emit(write(findings, arguments.format, summary), arguments.output):
        return status
    return 1 if number["violation"] or (arguments.strict and number["warning"]) else 0


def _audit(arguments: argparse.Namespace) -> tuple[list[Finding], str]:
    """Check what lies in a store; gives the findings, and in how much was looked."""
    for option, given in (("PATH", arguments.paths), ("--text", arguments.text)):
        if given:
            raise Misuse(f"{option} belongs to files", "", f"leave {option} or --endpoint out")
    from stancegraph.auditing import LIMIT, audit

    found = audit(source(arguments))  # type: ignore[arg-type]
    tell([LIMIT])
    return found.findings, counted(found.graphs, "graph")


_WORDS = {"info": "remark"}


def _shown(finding: Finding) -> Finding:
    """Name the file from where the user stands, if it lies below."""
    relative = os.path.relpath(finding.file)
    return finding if relative.startswith("..") else finding._replace(file=relative)


def write(findings: list[Finding], format_: str, summary: str) -> str:
    """Write the findings in one of the formats; the text for people ends with the summary."""
    if format_ == "json":
        return json.dumps([finding._asdict() for finding in findings], ensure_ascii=False, indent=1) + "\n"
    if format_ == "sarif":
        from stancegraph.sarif import sarif

        try:
            release = version("stancegraph")
        except PackageNotFoundError:
            release = "0"
        return sarif(findings, release)
    return "".join(f"{finding}\n" for finding in findings) + summary
