"""SARIF: the parts that the standard and its readers require."""

import json

from stancegraph.sarif import sarif
from stancegraph.validating import Finding

FINDINGS = [
    Finding("data/a file.ttl", 3, "violation", "Position-stance", "x:p", "x:p: sg:stance is missing", "Give one"),
    Finding("data/a file.ttl", 3, "warning", "toll-without-event", "x:t", "x:t: a toll of nothing", "name the event"),
    Finding("data/b.ttl", 9, "info", "Position-stance", "x:q", "x:q: sg:stance is missing", "Give one"),
]


def test_a_log_has_what_sarif_2_1_0_requires() -> None:
    log = json.loads(sarif(FINDINGS, "1.0"))
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "stancegraph"
    assert len({rule["id"] for rule in driver["rules"]}) == len(driver["rules"]) == 2
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in driver["rules"])
    for result, finding in zip(run["results"], FINDINGS, strict=True):
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["message"]["text"] == f"{finding.message}; {finding.mend}"
        (location,) = result["locations"]
        assert location["physicalLocation"]["region"]["startLine"] == finding.line
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "data/a%20file.ttl"


def test_no_finding_is_an_empty_list_not_a_missing_one() -> None:
    assert json.loads(sarif([], "1.0"))["runs"][0]["results"] == []


def test_the_same_findings_give_the_same_bytes() -> None:
    assert sarif(FINDINGS, "1.0") == sarif(list(FINDINGS), "1.0")
