"""Findings as SARIF 2.1.0, which code hosts and editors show at the line."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stancegraph.validating import Finding

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
#: What stands in an IRI for itself, and is no sign to be written in another way.
IN_AN_IRI = ":/?#[]@!$&'()*+,;=%"
_LEVELS = {"violation": "error", "warning": "warning", "info": "note"}


def sarif(findings: Sequence[Finding], version: str) -> str:
    """Write findings as one SARIF 2.1.0 log.

    Takes the findings and the version of the program; gives the JSON text; raises nothing.

    >>> json.loads(sarif([], "1.0"))["runs"][0]["results"]
    []
    """
    rules = {finding.rule: finding for finding in reversed(findings)}
    order = {rule: place for place, rule in enumerate(sorted(rules))}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "stancegraph",
                        "version": version,
                        "informationUri": "https://w3id.org/stancegraph/ontology",
                        "rules": [_rule(rules[rule]) for rule in order],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, order[finding.rule]) for finding in findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.rule,
        "shortDescription": {"text": finding.rule.replace("-", " ")},
        "help": {"text": finding.mend},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    if finding.line:
        uri = quote(finding.file.replace(os.sep, "/"))
        where: dict[str, Any] = {"artifactLocation": {"uri": uri}, "region": {"startLine": finding.line}}
    else:  # a named graph, which has no lines
        where = {"artifactLocation": {"uri": quote(finding.file, safe=IN_AN_IRI)}}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}; {finding.mend}"},
        "locations": [
            {
                "physicalLocation": where,
                "logicalLocations": [{"fullyQualifiedName": finding.focus}],
            }
        ],
    }
