"""A server on the made-up village, for all tests of this folder, and one that has no patience."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from served import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stancegraph.serving import Server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Give a server."""
    with served() as running:
        yield running


@pytest.fixture(scope="session")
def hasty() -> Iterator[Server]:
    """Give a server that waits one second for an answer."""
    with served(timeout=1) as running:
        yield running
