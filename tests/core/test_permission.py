"""Who may do what: every role against every right."""

from __future__ import annotations

import pytest

from cs_tui.core.agent import Role
from cs_tui.core.permission import CHANNEL, Action, Actor, Thing, can, rights, visible

ROLES = (*(str(role) for role in Role), CHANNEL)
SHORT = {"-": None, "o": "own", "t": "team", "a": "any", "h": "holds", "f": "offered"}

#                    agent lead qa trainer admin manager tech channel
EXPECTED = {
    ("case", "see"): "ttttttt-",
    ("case", "write"): "tt--tot-",
    ("case", "hear"): "hh--hhh-",
    ("case", "take"): "ff--fff-",
    ("case", "reassign"): "-t--t---",
    ("case", "hold"): "-t--a---",
    ("shift", "see"): "ottotto-",
    ("shift", "write"): "otooooo-",
    ("access", "see"): "ooooaoo-",
    ("access", "write"): "ooooooo-",
    ("customer", "see"): "ttttttt-",
    ("customer", "write"): "tt--t-t-",
    ("customer", "erase"): "-t--a---",
    ("archive", "erase"): "----a---",
    ("agent", "see"): "aaaaaaa-",
    ("agent", "write"): "----a---",
    ("people", "see"): "-a--a---",
    ("people", "write"): "----a---",
    ("content", "see"): "aaaaaaa-",
    ("content", "write"): "-a--a---",
    ("article", "see"): "aaaaaaa-",
    ("article", "write"): "-a--a---",
    ("article", "help"): "aaaaaaa-",
    ("bulletin", "see"): "aaaaaaa-",
    ("bulletin", "write"): "-a--a---",
    ("lesson", "see"): "aaaaaaa-",
    ("lesson", "write"): "-a--a---",
    ("defect", "see"): "aaaaaaa-",
    ("defect", "write"): "oaooaoo-",
    ("gap", "see"): "-a--a---",
    ("gap", "write"): "-a--a---",
    ("gap", "help"): "aaaaaaa-",
    ("log", "see"): "aaaaaaa-",
    ("log", "write"): "aaaaaaa-",
    ("queue", "see"): "ttttttt-",
    ("queue", "serve"): "tt--t-t-",
    ("figures", "see"): "oaaoaao-",
    ("intake", "take_in"): "-------a",
    ("outbound", "see"): "-------a",
    ("outbound", "deliver"): "-------a",
}

MINE = Thing("", owner="me")
OPENED = Thing("", team="elsewhere", opener="me")
WRITTEN = Thing("", team="elsewhere", authors=("me",))
TEAM = Thing("", team="desk", owner="other")
OFFERED = Thing("", team="elsewhere", owner="other", offered=("team:night", "team:desk"))
STRANGE = Thing("", team="elsewhere", owner="other")

ASKED = ("team", "owner", "authors", "opener", "offered")


def reaches(role: str, kind: str, action: Action) -> str | None:
    """How far the role reaches, found by asking about six things."""
    actor = Actor("me", role, ("desk",))
    allowed = [
        can(actor, action, Thing(kind, *[getattr(thing, name) for name in ASKED]))
        for thing in (MINE, OPENED, WRITTEN, TEAM, STRANGE, OFFERED)
    ]
    return {
        (True, True, True, True, True, True): "any",
        (True, True, True, True, False, False): "team",
        (True, True, True, False, False, False): "own",
        (True, True, False, False, False, False): "holds",
        (False, False, False, False, False, True): "offered",
        (False, False, False, False, False, False): None,
    }[tuple(allowed)]  # type: ignore[index]


@pytest.mark.parametrize(("kind", "action"), sorted(EXPECTED))
def test_every_role_reaches_exactly_as_far_as_the_table_says(kind: str, action: Action) -> None:
    found = [reaches(role, kind, action) for role in ROLES]
    assert found == [SHORT[letter] for letter in EXPECTED[kind, action]]


def test_no_right_is_without_an_expectation() -> None:
    assert set(rights()) == set(EXPECTED)


def test_what_no_row_allows_is_not_allowed() -> None:
    everybody = [Actor("me", role, ("desk",)) for role in ROLES]
    private = Thing("private", owner="me")
    actions: tuple[Action, ...] = ("see", "write", "hear", "take", "serve", "take_in", "deliver")
    assert not any(can(actor, action, private) for actor in everybody for action in actions)
    assert not can(Actor("me", "owner", ("desk",)), "see", TEAM)


def test_a_case_without_a_team_belongs_to_nobodys_team() -> None:
    assert not visible(Actor("me", "lead", ()), Thing("case"))
    assert not visible(Actor("me", "lead", ("desk",)), Thing("case"))
