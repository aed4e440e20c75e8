"""What stands in `docs/deploy`: command lines that the program takes, limits that fit the hub's."""

from __future__ import annotations

import argparse
import importlib
import json
import re
import shlex
from pathlib import Path
from typing import Final

import pytest

from cs_tui.cli.commands import COMMANDS
from cs_tui.server.pokes import PING_S
from cs_tui.server.runner import DRAIN_S
from cs_tui.sync.wire import MAX_BYTES
from tests.contracts.tree import ROOT

DEPLOY: Final = ROOT / "docs" / "deploy"
UNITS: Final = sorted(DEPLOY.glob("*.service"))


def setting(text: str, name: str) -> str:
    """What follows a name in a file of settings, over continued lines."""
    found = re.search(rf"^\s*{name}[ =](.*)$", text.replace("\\\n", " "), re.M)
    assert found is not None, name
    return found[1].strip().rstrip(";")


def taken(words: list[str]) -> bool:
    """Whether the program understands these words behind its name."""
    (command,) = (one for one in COMMANDS if one.name == words[0])
    parser = argparse.ArgumentParser()
    importlib.import_module(f"cs_tui.cli.{command.module}").parser(parser)
    try:
        parser.parse_args(words[1:])
    except SystemExit:
        return False
    return True


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_what_a_unit_starts_is_a_command_of_ours(unit: Path) -> None:
    program, *words = shlex.split(setting(unit.read_text("utf-8"), "ExecStart").replace("%i", "1"))

    assert program.endswith("/cs-tui")
    assert taken(words)


def test_a_command_that_is_none_is_found() -> None:
    assert not taken(["serve", "--behind-a-proxy"])


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_what_runs_is_given_the_time_to_end_well(unit: Path) -> None:
    assert int(setting(unit.read_text("utf-8"), "TimeoutStopSec")) > DRAIN_S


def test_the_container_starts_the_hub_with_what_its_own_example_adds() -> None:
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    program, *words = json.loads(setting(text, "ENTRYPOINT"))
    example = re.search(r"cs-tui-hub \\\n#\s+(.*)$", text, re.M)

    assert program.endswith("/cs-tui")
    assert example is not None
    assert taken([*words, *shlex.split(example[1])])


def test_the_proxy_lets_through_what_the_hub_takes_and_waits_longer_than_it_is_silent() -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")

    assert int(setting(text, "client_max_body_size").removesuffix("m")) * 1_000_000 > MAX_BYTES
    assert int(setting(text, "proxy_read_timeout").removesuffix("s")) > 2 * PING_S
    assert setting(text, "proxy_buffering") == "off"
