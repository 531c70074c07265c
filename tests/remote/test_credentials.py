"""Tests of credentials: where they come from, what is sent of them, and that they do not show."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any
from urllib.request import Request, parse_http_list, parse_keqv_list

import pytest

from stancegraph.errors import Misuse, NotAllowed
from stancegraph.remote.address import Address
from stancegraph.remote.credentials import KINDS, Credentials, find

HERE, AWAY, SAFE = Address("http://localhost/sparql"), Address("http://example.org/sparql"), Address("https://example.org/sparql")
BOTH = {"STANCEGRAPH_USER": "ann", "STANCEGRAPH_PASSWORD": "s3cret"}
TOKEN = {"STANCEGRAPH_TOKEN": "s3cret"}
ASKED = Request("http://localhost/sparql?a=b", b"query", method="POST")


@pytest.fixture(autouse=True)
def no_netrc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Keep the files of whoever runs the tests out of them."""
    path = tmp_path / "netrc"
    monkeypatch.setenv("NETRC", str(path))
    return path


def md5(text: str) -> str:
    return hashlib.new("md5", text.encode(), usedforsecurity=False).hexdigest()


def known(kind: str) -> dict[str, str]:
    return TOKEN if kind == "bearer" else BOTH


def fields(header: str | None) -> dict[str, str]:
    """Read the fields of a Digest header."""
    assert header is not None
    assert header.startswith("Digest ")
    return parse_keqv_list(parse_http_list(header.removeprefix("Digest ")))


def test_without_a_kind_nothing_is_looked_up_and_nothing_is_said() -> None:
    def prompt(what: str) -> str:
        raise AssertionError(what)

    found = find("none", AWAY, prompt=prompt, environment={**BOTH, **TOKEN})
    assert found.header_for(ASKED) is None
    assert not found.hear('Digest realm="x", nonce="y"')
    assert found.header_for(ASKED) is None


def test_basic_and_bearer_are_written_as_they_should() -> None:
    assert find("basic", HERE, environment={"STANCEGRAPH_USER": "Aladdin", "STANCEGRAPH_PASSWORD": "open sesame"}).header_for(ASKED) == (
        "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
    )
    foreign = find("basic", HERE, environment={"STANCEGRAPH_USER": "jürgen", "STANCEGRAPH_PASSWORD": "€"})
    assert foreign.header_for(ASKED) == "Basic asO8cmdlbjrigqw="
    assert find("bearer", HERE, environment=TOKEN).header_for(ASKED) == "Bearer s3cret"


def test_digest_answers_the_challenge_of_the_standard() -> None:
    found = find("digest", HERE, environment=BOTH)
    assert found.header_for(ASKED) is None
    assert found.hear('Digest realm="of, mine", nonce="n1", qop="auth", opaque="o", algorithm=MD5')
    said = fields(found.header_for(ASKED))
    one = md5("ann:of, mine:s3cret")
    two = md5("POST:/sparql?a=b")
    parts = ":".join([one, "n1", said["nc"], said["cnonce"], "auth", two])
    assert said["response"] == md5(parts)
    assert (said["username"], said["uri"], said["opaque"]) == ("ann", "/sparql?a=b", "o")


def test_digest_counts_its_answers_to_one_challenge() -> None:
    found = find("digest", HERE, environment=BOTH)
    found.hear('Digest realm="r", nonce="n", qop="auth"')
    assert [fields(found.header_for(ASKED))["nc"] for _ in range(2)] == ["00000001", "00000002"]


def test_digest_gives_up_where_the_same_challenge_comes_again() -> None:
    found = find("digest", HERE, environment=BOTH)
    assert found.hear('Digest realm="r", nonce="1", qop="auth"')
    assert not found.hear('Digest realm="r", nonce="2", qop="auth"')
    assert found.hear('Digest realm="r", nonce="3", qop="auth", stale=TRUE')
    assert found.hear('Digest realm="r", nonce="4", qop="auth", stale="true"')
    assert fields(found.header_for(ASKED))["nonce"] == "4"


def test_digest_is_found_beside_other_challenges() -> None:
    found = find("digest", HERE, environment=BOTH)
    assert found.hear('Basic realm="Digest of r", Digest realm="r", nonce="n", qop="auth"')
    assert fields(found.header_for(ASKED))["realm"] == "r"
    assert not find("digest", HERE, environment=BOTH).hear('Basic realm="a Digest b"')


@pytest.mark.parametrize(
    "challenge",
    [
        'Digest realm="r", nonce="n", algorithm=SHA-3',
        'Digest nonce="n"',
        'Digest realm="r"',
        "Digest x",
        'Digest realm="r", nonce="n", qop=auth-int',
    ],
)
def test_a_challenge_that_cannot_be_answered_is_one_of_our_errors(challenge: str) -> None:
    found = find("digest", HERE, environment=BOTH)
    with pytest.raises(NotAllowed, match="digest"):
        found.hear(challenge) and found.header_for(ASKED)


@pytest.mark.parametrize("user", ["jürgen", 'a"b', "a\\b"])
def test_digest_refuses_what_it_cannot_write(user: str) -> None:
    with pytest.raises(Misuse, match="cannot stand in"):
        find("digest", HERE, environment={**BOTH, "STANCEGRAPH_USER": user})


@pytest.mark.parametrize("kind", ["basic", "digest", "bearer"])
@pytest.mark.parametrize("sign", ["\r", "\n", "\0"])
def test_what_would_end_a_header_is_refused_and_not_shown(kind: str, sign: str) -> None:
    with pytest.raises(Misuse, match="line end") as caught:
        find(kind, HERE, environment={name: f"{value}{sign}Host: s3cret" for name, value in known(kind).items()})
    assert "s3cret" not in str(caught.value)


def test_a_password_that_is_no_text_is_refused() -> None:
    with pytest.raises(Misuse, match="UTF-8"):
        find("basic", HERE, environment={**BOTH, "STANCEGRAPH_PASSWORD": "\udcff"})


@pytest.mark.parametrize("token", ["s3cret€", "s3crét", "s3 cret"])
def test_a_token_is_of_signs_that_a_header_can_have(token: str) -> None:
    with pytest.raises(Misuse, match="cannot stand in") as caught:
        find("bearer", HERE, environment={"STANCEGRAPH_TOKEN": token})
    assert token not in str(caught.value)


def test_basic_refuses_a_user_with_a_colon_which_would_become_part_of_the_password() -> None:
    with pytest.raises(Misuse, match="colon"):
        find("basic", HERE, environment={**BOTH, "STANCEGRAPH_USER": "a:b"})


@pytest.mark.parametrize("kind", ["basic", "bearer"])
def test_no_secret_goes_out_in_the_open_unless_somebody_insists(kind: str) -> None:
    with pytest.raises(Misuse, match=r"in the open to example\.org:80") as caught:
        find(kind, AWAY, environment=known(kind))
    assert "--insecure-http" in caught.value.mend
    assert find(kind, AWAY, environment=known(kind), insecure=True).kind == kind
    assert find(kind, SAFE, environment=known(kind)).kind == kind
    assert find(kind, HERE, environment=known(kind)).kind == kind


def test_digest_may_go_over_http() -> None:
    assert find("digest", AWAY, environment=BOTH).kind == "digest"


@pytest.mark.parametrize("kind", ["basic", "digest", "bearer"])
def test_where_there_is_nothing_a_line_says_what_to_set(kind: str) -> None:
    with pytest.raises(Misuse, match="needs a") as caught:
        find(kind, HERE, environment={})
    assert ("STANCEGRAPH_TOKEN" if kind == "bearer" else "STANCEGRAPH_USER and STANCEGRAPH_PASSWORD") in caught.value.mend


def test_another_kind_is_refused() -> None:
    with pytest.raises(Misuse, match="no kind of authentication 'ntlm'"):
        find("ntlm", HERE, environment=BOTH)


def test_what_is_missing_is_asked_for() -> None:
    asked: list[str] = []

    def prompt(what: str) -> str:
        asked.append(what)
        return "ann" if what.startswith("user") else "s3cret"

    assert find("basic", HERE, prompt=prompt, environment={}).header_for(ASKED) == "Basic YW5uOnMzY3JldA=="
    assert find("basic", HERE, prompt=prompt, environment={"STANCEGRAPH_USER": "ann"}).header_for(ASKED) == "Basic YW5uOnMzY3JldA=="
    assert find("bearer", HERE, prompt=prompt, environment={}).header_for(ASKED) == "Bearer s3cret"
    assert asked == [
        "user for localhost:80: ",
        "password of ann for localhost:80: ",
        "password of ann for localhost:80: ",
        "token for localhost:80: ",
    ]


def test_netrc_is_read_for_this_host_alone(no_netrc: Path) -> None:
    no_netrc.write_text("machine localhost login ann password s3cret\ndefault login all password all\n")
    assert find("basic", HERE, environment={}).header_for(ASKED) == "Basic YW5uOnMzY3JldA=="
    assert find("basic", HERE, environment={"STANCEGRAPH_USER": "ann"}).header_for(ASKED) == "Basic YW5uOnMzY3JldA=="
    for address, environment in ((SAFE, {}), (HERE, {"STANCEGRAPH_USER": "bob"}), (Address("http://default/"), {})):
        with pytest.raises(Misuse, match=r"needs a user and a password|in the open"):
            find("basic", address, environment=environment)


def test_the_environment_comes_before_netrc(no_netrc: Path) -> None:
    no_netrc.write_text("machine localhost login bob password other\n")
    assert find("basic", HERE, environment=BOTH).header_for(ASKED) == "Basic YW5uOnMzY3JldA=="


@pytest.mark.parametrize("content", [b"machine", b"what is this\n", b"machine localhost login \xff\xfe password \xff\n"])
def test_a_netrc_that_cannot_be_read_is_as_none(no_netrc: Path, content: bytes) -> None:
    no_netrc.write_bytes(content)
    with pytest.raises(Misuse, match="needs a user and a password"):
        find("basic", HERE, environment={})


@pytest.mark.parametrize("kind", KINDS)
def test_it_does_not_show_what_it_holds(kind: str) -> None:
    found: Any = find(kind, HERE, environment={**BOTH, **TOKEN})
    found.hear('Digest realm="r", nonce="n"')
    shown = f"{found!r} {found} {found._digest!r}"
    assert "s3cret" not in shown
    assert "ann" not in shown


@pytest.mark.parametrize("kind", ["basic", "digest", "bearer"])
def test_it_takes_its_secrets_out_of_a_text(kind: str) -> None:
    found = find(kind, HERE, environment=known(kind))
    text = f"you said s3cret, that is {found.header_for(ASKED)}"
    assert "s3cret" not in found.hidden_in(text)
    assert "YW5uOnMzY3JldA==" not in found.hidden_in(text)
    assert found.hidden_in("nothing of it") == "nothing of it"
    assert Credentials().hidden_in("s3cret") == "s3cret"
