"""Turtle files: the house format, lines of things, and clear errors."""

import os
import random
from pathlib import Path

import pyoxigraph as ox
import pytest

from stancegraph.errors import MalformedTurtle, NotUtf8, OutputError, UnreadableFile
from stancegraph.turtle import decode, format_file, format_text, lines, parse, read, tokens, write

PREFIXES = "@prefix sg: <https://w3id.org/stancegraph/ontology#> .\n@prefix x: <https://example.org/x/> .\n"
AWKWARD = (
    PREFIXES
    + r'''
x:b a sg:Position ; sg:note "a \"quoted\" \\ back\nslash"@en , """long " # no comment
<https://example.org/no-iri> ; ."""@en ; sg:value 5 , -1 , 1.50 , "007"^^<http://www.w3.org/2001/XMLSchema#string> ;
  sg:negated true ; sg:notBefore "2020-02-01"^^<http://www.w3.org/2001/XMLSchema#date> ; sg:about <https://example.org/x/a.b> , x:été , x:a%20b .
x:a sg:holder x:b .
'''
)


def triples(text: str) -> set[ox.Triple]:
    return set(parse(text, "text").triples)


def test_format_is_a_fixed_point_and_keeps_every_triple() -> None:
    once = format_text(AWKWARD)
    assert format_text(once) == once
    assert triples(once) == triples(AWKWARD)


def test_format_does_not_depend_on_the_order() -> None:
    graph = parse(AWKWARD, "text")
    wanted = write(graph.triples, graph.prefixes)
    for seed in range(5):
        shuffled = random.Random(seed).sample(graph.triples, len(graph.triples))
        prefixes = dict(random.Random(seed).sample(sorted(graph.prefixes.items()), 2))
        assert write(shuffled, prefixes) == wanted


@pytest.mark.parametrize("more", ["x:b sg:about x:c .", "x:b a sg:Task .", "x:b sg:zzz x:z .", "x:b sg:aaa x:z .", "x:a sg:holder x:c ."])
def test_one_added_triple_is_one_added_line(more: str) -> None:
    before = format_text(AWKWARD).splitlines()
    after = format_text(AWKWARD + more).splitlines()
    assert len(after) == len(before) + 1
    extra = next(line for line in after if line not in before)
    after.remove(extra)
    assert after == before


def test_prefixes_stand_in_the_house_order() -> None:
    text = "".join(f"@prefix {name}: <https://example.org/{name}/> .\n" for name in ["gsf", "xsd", "state", "dcterms", "person"])
    names = [line.split()[1] for line in format_text(text).splitlines()]
    assert names == ["dcterms:", "xsd:", "person:", "state:", "gsf:"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x:a sg:note 'no # comment' .\n# a comment\n", 4),
        ("\n\nx:a sg:about [ sg:note 'x' ] .", 5),
        ("x:a sg:about _:b .", 3),
        ("x:a sg:about\n (1 2) .", 4),
    ],
)
def test_format_refuses_what_it_cannot_keep_and_names_the_line(text: str, line: int) -> None:
    with pytest.raises(OutputError) as caught:
        format_text(PREFIXES + text, "a.ttl")
    assert caught.value.where == f"a.ttl:{line}"


def test_write_refuses_nodes_without_a_name() -> None:
    with pytest.raises(OutputError):
        write([ox.Triple(ox.BlankNode(), ox.NamedNode("x:p"), ox.Literal("a"))], {})


def test_format_file_writes_once_and_check_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(AWKWARD, encoding="utf-8")
    assert format_file(file, check=True) and file.read_text(encoding="utf-8") == AWKWARD
    assert format_file(file) and not format_file(file)
    assert os.listdir(tmp_path) == ["a.ttl"]


def test_format_file_leaves_a_refused_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(AWKWARD + "# comment", encoding="utf-8")
    with pytest.raises(OutputError):
        format_file(file)
    assert file.read_text(encoding="utf-8") == AWKWARD + "# comment"
    assert os.listdir(tmp_path) == ["a.ttl"]


def test_errors_name_file_line_and_column(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(PREFIXES + "x:a x:b ;\n", encoding="utf-8")
    with pytest.raises(MalformedTurtle) as malformed:
        read(file)
    assert malformed.value.where == f"{file}:3:9"
    file.write_bytes(b"<a:b> a <a:c> .\n# \xff\n")
    with pytest.raises(NotUtf8) as wrong:
        read(file)
    assert wrong.value.where == f"{file}:2"
    with pytest.raises(UnreadableFile):
        read(tmp_path)
    assert decode(b"\xef\xbb\xbfa", "a") == "a"


def test_lines_of_subjects_properties_and_things() -> None:
    text = PREFIXES + (
        '# x:a is not here\nx:z sg:note """x:a sg:holder\nx:b ."""@en ; # ; x:no\n'
        "  sg:about x:one ,\n    x:two, [ sg:holder x:hidden ] ;\n  a sg:Task .\n"
        "PREFIX y: <https://example.org/y/>\n<https://example.org/x/a> y:p 1.5 ; y:q y:v.w .\n@base <https://example.org/> .\n<c> a <d>."
    )
    found = lines(text)
    x, sg = "https://example.org/x/", "https://w3id.org/stancegraph/ontology#"
    assert found[(x + "z",)] == 4
    assert found[(x + "z", sg + "about")] == 6
    assert found[(x + "z", sg + "about", x + "two")] == 7
    assert found[(x + "a", "https://example.org/y/q", "https://example.org/y/v.w")] == 10
    assert found[("https://example.org/c",)] == 12
    assert (x + "hidden",) not in found and not any(x + "hidden" in key for key in found)


def test_lines_after_formatting_are_those_of_every_triple() -> None:
    text = format_text(AWKWARD)
    rows = text.splitlines()
    for (subject, *rest), line in lines(text).items():
        if len(rest) == 2:
            assert rest[1].rsplit("/")[-1].rsplit("#")[-1] in rows[line - 1]
        assert subject


def test_tokens_lose_nothing() -> None:
    assert "".join("".join(token.text.split()) for token in tokens(AWKWARD)) == "".join(AWKWARD.split())
    assert all(token.kind != "other" for token in tokens(AWKWARD))


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(AWKWARD, encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OutputError, match="No space left"):
        format_file(file)
    assert os.listdir(tmp_path) == ["a.ttl"]
    assert file.read_text(encoding="utf-8") == AWKWARD
