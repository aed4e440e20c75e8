"""Everybody installs the same versions, by pip and by uv alike."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.contracts.tree import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8")
UNPINNED = {"pip"}


def pins_of(constraints: str) -> list[str]:
    """The lines that are no comment."""
    return [line for line in constraints.splitlines() if line and not line.startswith("#")]


def versions(pins: list[str]) -> dict[str, str]:
    """Distribution -> version. Raises `ValueError` for anything but `name==version`."""
    for pin in pins:
        if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.+!]*", pin):
            raise ValueError(pin)
    parted = (pin.split("==") for pin in pins)
    return {canonicalize_name(name): version for name, version in parted}


def asked_for() -> list[Requirement]:
    """What pyproject.toml itself names, for a run and for the tests."""
    project = PROJECT["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    return [Requirement(line) for line in named]


def without_pin(wanted: list[Requirement], pinned: dict[str, str]) -> set[str]:
    """Distributions that `wanted` brings along on this machine and that `pinned` does not hold."""
    missing: set[str] = set()
    seen: set[tuple[str, ...]] = set()
    waiting = list(wanted)
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if (name, *requirement.extras) in seen or name in UNPINNED:
            continue
        seen.add((name, *requirement.extras))
        if name not in pinned:
            missing.add(name)
        waiting += needs(requirement)
    return missing


def needs(requirement: Requirement) -> list[Requirement]:
    """What one installed distribution asks for here, its extras included."""
    try:
        lines = requires(requirement.name) or []
    except PackageNotFoundError:
        return []
    found = [Requirement(line) for line in lines]
    extras = requirement.extras or {""}
    return [
        need
        for need in found
        if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in extras)
    ]


def test_uv_is_held_to_the_same_versions_as_pip() -> None:
    assert PROJECT["tool"]["uv"]["constraint-dependencies"] == pins_of(CONSTRAINTS)


def test_a_pin_fits_what_the_project_asks_for() -> None:
    pinned = versions(pins_of(CONSTRAINTS))
    unfit = [
        str(need)
        for need in asked_for()
        if pinned[canonicalize_name(need.name)] not in need.specifier
    ]

    assert unfit == []


def test_everything_that_gets_installed_is_pinned() -> None:
    assert without_pin(asked_for(), versions(pins_of(CONSTRAINTS))) == set()


def test_a_distribution_without_a_pin_is_named() -> None:
    pinned = versions(pins_of(CONSTRAINTS))
    del pinned["starlette"], pinned["textual"]

    assert without_pin(asked_for(), pinned) == {"starlette", "textual"}


@pytest.mark.parametrize("loose", ["textual>=8", "textual", "-r more.txt", "textual==8.*"])
def test_a_loose_line_is_no_pin(loose: str) -> None:
    with pytest.raises(ValueError, match=re.escape(loose)):
        versions([loose])
