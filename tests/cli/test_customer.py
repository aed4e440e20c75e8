"""`cs-tui customer`: merged, separated, erased on request, alone and with a hub."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.hub import RunningHub
from tests.cli.program import Program, process

PHONE, NAME = "13955557777", "欧阳铁柱"


def comes(cs_tui: Program, text: str = "裤子开线了", phone: str = PHONE) -> str:
    """A customer calls, and nothing is left to do for them; the case."""
    new = ("case", "new", "--channel", "phone", "--text", text, "--mine", "--json")
    made = cs_tui.does(*new, "--name", NAME, "--phone", phone).json
    return str(made["case"]["number"])


def left(folder: Path) -> list[str]:
    """What of the customer can be read in these files."""
    kept = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    return [one for one in (PHONE, NAME) if one.encode() in kept]


def test_a_dry_run_counts_an_open_case_refuses_and_then_all_of_it_goes(cs_tui: Program) -> None:
    number = comes(cs_tui)
    erase = ("customer", "erase", PHONE, "--reason", "asked")
    dry = cs_tui.does(*erase, "--dry-run", "--json").json
    assert (dry["cases"], dry["open"], dry["done"]) == (1, [number], False)
    refused = cs_tui(*erase)
    assert (refused.code, number in refused.err) == (1, True)
    assert left(cs_tui.home) == [PHONE, NAME]
    cs_tui.does("case", "no-action", number, "spam")
    assert cs_tui.does(*erase, "--json").json["done"]
    assert left(cs_tui.home) == []
    assert "customer erased" in cs_tui.does("case", "show", number).out
    again = cs_tui(*erase)
    assert (again.code, "there is no such customer" in again.err) == (1, True)


@pytest.mark.parametrize("why", ["", "because"])
def test_without_a_reason_of_the_list_nothing_is_erased(cs_tui: Program, why: str) -> None:
    comes(cs_tui)
    assert cs_tui("customer", "erase", PHONE, *(["--reason", why] if why else [])).code == 2
    assert left(cs_tui.home) == [PHONE, NAME]


def test_two_records_are_merged_and_separated_again(cs_tui: Program) -> None:
    comes(cs_tui)
    comes(cs_tui, phone="057188886666")
    merge = ("customer", "merge", "0571-88886666", PHONE, "--json")
    merged = cs_tui.does(*merge).json
    assert len(merged["merged"]) == 1
    assert cs_tui("customer", "merge", PHONE, PHONE).code == 1
    apart = cs_tui.does("customer", "separate", "057188886666", "--json").json
    assert [apart["customer"]] == merged["merged"]
    assert cs_tui("customer", "separate", PHONE).code == 1
    assert cs_tui("customer", "merge", PHONE, "nobody").code == 1


def test_with_a_hub_an_agent_may_not_and_a_lead_erases_at_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CS_TUI_LANG", "en")
    erase = ("customer", "erase", PHONE, "--reason", "asked")
    with RunningHub(tmp_path / "hub") as hub:
        lin, zhao = (Program(tmp_path / name, monkeypatch, capsys) for name in ("lin", "zhao"))
        for one, role in ((lin, "agent"), (zhao, "lead")):
            code = f"{hub.code(one.home.name, role)}\n".encode()
            one.does("enrol", "-", "--device", "test", stdin=code)
        number = comes(lin)
        lin.does("case", "no-action", number, "spam")
        zhao.does("sync")
        assert "for leads" in lin(*erase).err
        assert left(hub.home) == [PHONE, NAME]
        told = zhao.does(*erase, "--json").json
        assert (told["done"], told["cases"], told["kept"]) == (True, 1, 14)
        lin.does("sync")
        assert [left(one) for one in (hub.home, lin.home, zhao.home)] == [[], [], []]
        audit = process("audit", "verify", "--json", home=hub.home)
        assert (audit.returncode, b'"customers_erased": 1' in audit.stdout) == (0, True)
