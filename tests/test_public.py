"""Tests of the public names: sorted, documented with an example that runs, and there."""

import inspect
import subprocess
import sys
from importlib import metadata

import pytest

import stancegraph


def test_the_public_names_are_sorted_and_there() -> None:
    assert stancegraph.__all__ == sorted(stancegraph.__all__)
    assert dir(stancegraph) == stancegraph.__all__
    for name in stancegraph.__all__:
        assert getattr(stancegraph, name).__name__ == name


@pytest.mark.parametrize("name", [name for name in stancegraph.__all__ if name[0].islower()])
def test_a_public_function_is_documented_with_an_example_and_typed(name: str) -> None:
    function = getattr(stancegraph, name)
    said = inspect.getdoc(function) or ""
    assert ">>>" in said
    assert "Raises" in said
    assert said.splitlines()[0].endswith(".")
    signature = inspect.signature(function)
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(parameter.annotation is not inspect.Parameter.empty for parameter in signature.parameters.values())


def test_a_name_that_is_not_public_is_missed() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        stancegraph.nonsense  # noqa: B018


def test_python_m_is_the_command() -> None:
    try:
        metadata.version("stancegraph")
    except metadata.PackageNotFoundError:
        pytest.skip("the package is not installed")
    done = subprocess.run([sys.executable, "-m", "stancegraph", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("stancegraph ")
