"""Cases that change hands by commands: two people and a lead on one hub."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.hub import RunningHub
from tests.cli.program import Program


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    with RunningHub(tmp_path_factory.mktemp("hub")) as running:
        yield running


class Desks:
    """Programs of several people, each in a home of its own."""

    def __init__(
        self,
        hub: RunningHub,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        self._hub, self._folder = hub, folder
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def enrols(self, name: str, *, role: str = "agent") -> Program:
        person = Program(self._folder / name, self._monkeypatch, self._capsys)
        code = self._hub.code(name, role)
        person.does("enrol", "-", "--device", "test", stdin=f" {code}\n".encode())
        return person


@pytest.fixture
def desks(
    hub: RunningHub,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Desks:
    monkeypatch.setenv("CS_TUI_LANG", "en")
    return Desks(hub, tmp_path, monkeypatch, capsys)


def mine(person: Program) -> str:
    """A case of this person; its number."""
    new = ("case", "new", "--channel", "chat", "--text", "where is it", "--mine", "--json")
    made = person.does(*new)
    return str(made.json["case"]["number"])


def test_a_case_goes_up_and_comes_back_with_the_answer(desks: Desks) -> None:
    lin, boss = desks.enrols("Lin"), desks.enrols("Boss", role="lead")
    number = mine(lin)
    gone = lin.does(
        "case", "escalate", number, "--to", "T3", "--reason", "money", "--in", "2h", "--json"
    ).json
    assert (gone["case"]["status"], gone["offer"]["standing"]) == ("waiting_internal", "open")
    assert "role:lead" in gone["offer"]["to"]
    assert "where is it" in gone["offer"]["note"]
    boss.does("sync")

    taken = boss.does("case", "accept", number, "--json").json
    assert taken["case"]["owner"] != gone["case"]["owner"]
    back = boss.does("case", "answer", number, "granted", "--json").json

    assert (back["case"]["owner"], back["offer"]["said"]) == (gone["case"]["owner"], "granted")
    lin.does("sync")
    assert lin.does("case", "show", number, "--json").json["case"]["owner"] == gone["case"]["owner"]


def test_a_declined_case_stays_with_the_giver(desks: Desks) -> None:
    ann, bob = desks.enrols("Ann"), desks.enrols("Bob")
    number = mine(ann)
    ann.does("sync")
    ann.does("case", "escalate", number, "--to", "Bob", "--note", "please go on")
    bob.does("sync")
    offered = bob.does("case", "list", "--offered", "--json").rows
    assert [row["number"] for row in offered] == [number]

    said = bob.does("case", "decline", number, "my shift ends", "--json").json

    assert said["offer"]["standing"] == "declined"
    ann.does("sync")
    shown = ann.does("case", "show", number, "--json").json["case"]
    assert (shown["status"], shown["owner"]) == ("active", said["case"]["owner"])


def test_an_offer_is_withdrawn_and_an_unknown_receiver_is_named(desks: Desks) -> None:
    eve = desks.enrols("Eve")
    number = mine(eve)
    eve.does("case", "escalate", number, "--to", "logistics", "--reason", "logistics")
    assert eve.does("case", "withdraw", number, "--json").json["offer"]["standing"] == "withdrawn"

    failed = eve("case", "escalate", number, "--to", "moon")

    assert failed.code == 2
    assert "tier:3" in failed.err
