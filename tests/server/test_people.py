"""`cs-tui people`: adding, listing, new codes, shutting out."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import pytest

from cs_tui.cli import main
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.enrolment import enrol, fingerprint
from cs_tui.sync.wire import Enrol


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CS_TUI_HOME", str(tmp_path))
    monkeypatch.setenv("CS_TUI_LANG", "en")


def people(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Exit code, data and messages of `cs-tui people`."""
    code = main(["people", *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def secret_in(code: str) -> str:
    """What the hub is shown of a code."""
    return str(json.loads(base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)))["c"])


def come_in(tmp_path: Path, code: str) -> str:
    """Enrols a device with a code; its id."""
    hub = open_hub(tmp_path / "hub.db")
    asked = Enrol(code=secret_in(code), device="laptop")
    hub.do(lambda work: enrol(work, asked, "token", hub.server_id, hub.epoch))
    (device,) = hub.store.read(lambda session: session.people.devices())
    hub.close()
    return device.id


def test_a_new_person_gets_a_code_that_names_the_hub(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, _ = people(
        capsys, "add", "--name", "林静", "--role", "lead", "--team", "desk", "--team", "night",
        "--lang", "zh", "--url", "https://hub.example", "--json",
    )  # fmt: skip
    added = json.loads(out)
    assert (code, added["name"]) == (0, "林静")
    data = json.loads(base64.urlsafe_b64decode(added["code"] + "=="))
    assert (data["u"], data["f"]) == ("https://hub.example", None)
    come_in(tmp_path, added["code"])
    _, out, _ = people(capsys, "list", "--json")
    (listed,) = json.loads(out)
    assert (listed["role"], listed["teams"], listed["langs"]) == ("lead", ["desk", "night"], ["zh"])
    assert [device["prefix"] for device in listed["devices"]] == ["B"]


def test_data_goes_to_the_output_and_words_to_the_side(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, err = people(capsys, "add", "--name", "Lin", "--id", "lin")
    assert len(out.splitlines()) == 1
    assert "Lin" in err
    _, out, _ = people(capsys, "list")
    assert out == "lin  Lin  agent  desk\n"


def test_a_program_gets_a_token_shown_once(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, _ = people(capsys, "add", "--service", "webchat", "--json")
    token = json.loads(out)["token"]
    assert code == 0
    assert len(token) >= 43
    kept = hashlib.sha256(token.encode()).hexdigest()
    hub = open_hub(tmp_path / "hub.db")
    assert hub.store.read(lambda session: session.people.service(kept)) == "webchat"
    hub.close()


def test_somebody_locked_out_gets_a_new_code(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    people(capsys, "add", "--name", "Lin", "--id", "lin")
    code, out, _ = people(capsys, "code", "lin", "--json")
    assert code == 0
    assert come_in(tmp_path, json.loads(out)["code"])


def test_a_revoked_device_is_shown_as_shut_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _, out, _ = people(capsys, "add", "--name", "Lin", "--json")
    device = come_in(tmp_path, json.loads(out)["code"])
    assert people(capsys, "revoke", device)[0] == 0
    _, out, _ = people(capsys, "list")
    assert "shut out" in out
    assert people(capsys, "revoke", device, "--json")[:2] == (
        0,
        json.dumps({"device": device, "revoked": True}) + "\n",
    )


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (("add",), 2, "--name"),
        (("add", "--name", " "), 2, "--name"),
        (("add", "--name", "Lin", "--service", "web"), 2, "--service"),
        (("add", "--name", "Lin", "--lang", "fr"), 2, "--lang"),
        (("add", "--name", "Lin", "--id", "../x"), 2, "--id"),
        (("add", "--name", "Lin", "--tls-cert", "nowhere.pem"), 3, "certificate"),
        (("code", "nobody"), 1, "nobody"),
        (("revoke", "nothing"), 1, "nothing"),
    ],
)
def test_what_cannot_be_is_said_with_the_way_out(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, named: str
) -> None:
    ended, out, err = people(capsys, *words)
    assert (ended, out) == (code, "")
    assert named in err
    assert people(capsys, "list", "--json")[1] == "[]\n"


def test_an_id_is_given_to_one_person_only(capsys: pytest.CaptureFixture[str]) -> None:
    people(capsys, "add", "--name", "Lin", "--id", "lin")
    code, _, err = people(capsys, "add", "--name", "Other", "--id", "lin")
    assert code == 2
    assert "people code lin" in err


def test_a_certificate_is_named_by_its_fingerprint(tmp_path: Path) -> None:
    pem = tmp_path / "hub.pem"
    pem.write_text(
        "-----BEGIN CERTIFICATE-----\n"
        + base64.b64encode(b"certificate").decode()
        + "\n-----END CERTIFICATE-----\n"
    )
    assert fingerprint(pem) == hashlib.sha256(b"certificate").hexdigest()
    assert fingerprint(None) is None
