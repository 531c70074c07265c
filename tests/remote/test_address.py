"""Tests of addresses: which are taken, what they have in common, and that none gives a password away."""

from __future__ import annotations

import pytest

from stancegraph.errors import BadAddress
from stancegraph.remote.address import Address


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("http://localhost:7878/query", ("http", "localhost", 7878)),
        ("HTTP://LocalHost/query", ("http", "localhost", 80)),
        ("https://example.org/sparql?default=1", ("https", "example.org", 443)),
        ("http://[::1]:8080/", ("http", "::1", 8080)),
        ("https://[2001:DB8::1]", ("https", "2001:db8::1", 443)),
    ],
)
def test_the_origin_is_scheme_host_and_port(url: str, origin: tuple[str, str, int]) -> None:
    assert Address(url).origin == origin


def test_a_fragment_is_not_sent() -> None:
    assert Address("http://localhost/query?a=b#part").url == "http://localhost/query?a=b"


def test_the_place_of_an_ipv6_address_is_in_brackets() -> None:
    assert Address("http://[::1]:8080/").place == "[::1]:8080"
    assert Address("http://localhost").place == "localhost:80"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.255.0.7", "[::1]"])
def test_loopback_never_leaves_this_machine(host: str) -> None:
    assert Address(f"http://{host}:80/").loopback


@pytest.mark.parametrize("host", ["example.org", "127.example.org", "127.0.0.1.example.org", "localhost.example.org", "10.0.0.1", "[::2]"])
def test_what_only_looks_like_loopback_is_none(host: str) -> None:
    assert not Address(f"http://{host}:80/").loopback


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("http://a.org/x", "http://a.org/y?z", True),
        ("http://a.org/x", "http://a.org:80/x", True),
        ("http://a.org/x", "https://a.org/x", True),
        ("http://a.org:8080/x", "https://a.org:8443/x", True),
        ("https://a.org/x", "http://a.org/x", False),
        ("https://a.org/x", "https://a.org:8443/x", False),
        ("http://a.org/x", "http://a.org:81/x", False),
        ("http://a.org/x", "http://b.a.org/x", False),
        ("http://a.org/x", "https://b.org/x", False),
    ],
)
def test_a_redirect_stays_within_the_origin_or_becomes_safe(one: str, other: str, may: bool) -> None:
    assert Address(one).may_lead_to(Address(other)) is may


@pytest.mark.parametrize(
    "url",
    [
        *("", "localhost", "localhost:7878/query", "ftp://localhost/x", "file:///etc/passwd", "http://", "http:///x", "http://:80/"),
        *("http://localhost:0/", "http://localhost:70000/", "http://localhost:port/", "http://[::1/", "//localhost/x", "data:,x"),
        *(
            "http://localhost/a b",
            "http://localhost/a\nHost: b",
            "http://localhost/\u00e9",
            "http://bücher.example/",
            "http://localhost/\x00",
        ),
    ],
)
def test_what_no_store_can_have_is_refused_in_one_line(url: str) -> None:
    with pytest.raises(BadAddress) as caught:
        Address(url)
    assert "\n" not in str(caught.value)
    assert caught.value.mend


@pytest.mark.parametrize(
    "url",
    [
        *("http://ann:s3cret@localhost/x", "https://:s3cret@localhost/x", "http://s3cret@localhost/", "ann:s3cret@localhost/x"),
        *(
            "http://ann:s3cret@localhost:port/",
            "http://ann:s3cret@localhost:70000/",
            "http://ann:s3cret/x@localhost/",
            "//ann:s3cret@localhost",
        ),
        *("http:/ann:s3cret@localhost/", "http:ann:s3cret@localhost", "://ann:s3cret@localhost/", "ftp://ann:s3cret@localhost/"),
        *(
            "http://ann:s3cret@[::1/",
            "http://ann:s3cret@ho\u2100st/",
            "http://ann:s3cret @localhost/",
            "http://ann:s3cret@/",
            "http://ann:s3cret@localhost/\n",
        ),
    ],
)
def test_a_password_in_an_address_is_refused_and_not_shown(url: str) -> None:
    with pytest.raises(BadAddress) as caught:
        Address(url)
    assert "s3cret" not in f"{caught.value} {caught.value!r} {caught.value.where}"


def test_a_password_in_an_address_is_told_where_else_to_go() -> None:
    with pytest.raises(BadAddress, match="must not stand in an address") as caught:
        Address("http://ann:s3cret@localhost:81/x?y")
    assert caught.value.where == "http://localhost:81/x?y"
    assert "--auth" in caught.value.mend


def test_it_shows_what_it_is() -> None:
    assert repr(Address("http://localhost/x")) == "Address('http://localhost/x')"
