"""A certificate of our own for this machine, which nobody trusts unless told to."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from pathlib import Path


class Certificate(NamedTuple):
    """The file with the certificate, and a context for a server that shows it."""

    file: Path
    context: ssl.SSLContext


def made(folder: Path, names: str) -> Certificate:
    """Make a certificate for these names."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed: apt-get install openssl")
    file, key = folder / "certificate.pem", folder / "key.pem"
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=stancegraph-tests"]
    subprocess.run(
        ["openssl", "req", "-x509", *kind, "-addext", f"subjectAltName={names}", "-out", file, "-keyout", key],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file, key)
    return Certificate(file, context)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """Give a certificate for this machine."""
    return made(tmp_path_factory.mktemp("certificate"), "IP:127.0.0.1,DNS:localhost")


@pytest.fixture(scope="session")
def foreign_certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """Give a certificate for another machine."""
    return made(tmp_path_factory.mktemp("foreign"), "DNS:example.org")
