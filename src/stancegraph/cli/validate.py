"""Check data against the shapes and the check queries.

Without a PATH, the whole dataset folder is checked; with some, findings in those files only are told, and the rest of the dataset
they lie in is known to the rules. Exit status: 0 clean, 1 violations (with --strict, warnings too), 2 could not run.
"""

from __future__ import annotations

import json
import os
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from stancegraph.cli.output import emit
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


def run(arguments: argparse.Namespace) -> int:
    """Check, and print the findings."""
    data = gather(arguments.paths, arguments.data)
    findings = [_shown(finding) for finding in check(data, arguments.text)]
    counted = {severity: sum(finding.severity == severity for finding in findings) for severity in SEVERITIES}
    words = ", ".join(f"{counted[severity]} {severity if counted[severity] == 1 else _PLURAL[severity]}" for severity in SEVERITIES)
    summary = f"{words} in {len(data.told)} {'file' if len(data.told) == 1 else 'files'}\n"
    if status := emit(write(findings, arguments.format, summary), arguments.output):
        return status
    return 1 if counted["violation"] or (arguments.strict and counted["warning"]) else 0


_PLURAL = {"violation": "violations", "warning": "warnings", "info": "remarks"}


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
