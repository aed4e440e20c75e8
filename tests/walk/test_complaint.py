"""A complaint from outside, worked by two people on two desks of one real hub, and rated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.cli.hub import RunningHub
from tests.cli.program import Program
from tests.walk.parity import unlike

SAID: dict[str, object] = {
    "channel": "chat",
    "conversation": "web-7",
    "text": "下单五天没发货，我要投诉",
    "lang": "zh",
    "customer": {"name": "王小明", "phone": "13800138000"},
}
RATED = {"channel": "chat", "conversation": "web-7", "score": 2, "comment": "太慢 4111111111111111"}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    with RunningHub(tmp_path_factory.mktemp("hub")) as running:
        yield running


@pytest.fixture
def http(hub: RunningHub) -> Iterator[httpx.Client]:
    headers = {"authorization": f"Bearer {hub.token('forms')}"}
    with httpx.Client(base_url=hub.url, headers=headers, trust_env=False) as client:
        yield client


def taken(http: httpx.Client, key: str, **changed: object) -> httpx.Response:
    return http.post("/v1/intake", json={**SAID, **changed}, headers={"idempotency-key": key})


def walked_by_both(lin: Program, mei: Program, number: str) -> dict[str, Any]:
    """Lin owns the case; Mei looks into it and decides; Lin tells the customer and ends it."""
    case = ("case", "complaint")
    lin.does(*case, "receive", number, "退款", "--weight", "simple")
    lin.does("case", "reply", number, "已受理，三个工作日内答复")
    mei.does("sync")
    mei.does(*case, "fact", number, "仓库漏拣", "--evidence", "W-31")
    early = mei(*case, "tell", number)
    assert early.code != 0
    assert "decide first" in early.err
    mei.does(*case, "decide", number, "upheld", "全额退款", "--yuan", "10")
    lin.does("sync")
    lin.does("case", "classify", number, "--leaf", "DELAY", "--outcome", "solved")
    lin.does("case", "note", number, "--done", "已退款")
    unfinished = lin("case", "close", number)
    assert unfinished.code != 0
    lin.does("case", "reply", number, "退款已原路退回")
    lin.does(*case, "tell", number)
    lin.does(*case, "end", number, "quality")
    lin.does("case", "close", number)
    mei.does("sync")
    found: dict[str, Any] = mei.does("case", "show", number, "--json").json["case"]
    return found


def test_a_complaint_from_outside_is_worked_by_two_and_is_alike_everywhere(
    hub: RunningHub,
    http: httpx.Client,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CS_TUI_LANG", "en")
    lin = Program(tmp_path / "lin", monkeypatch, capsys)
    mei = Program(tmp_path / "mei", monkeypatch, capsys)
    for one, name in ((lin, "Lin"), (mei, "Mei")):
        one.does("enrol", "-", "--device", "t", stdin=f"{hub.code(name)}\n".encode())
    assert taken(http, "k0", nature="nonsense").status_code == 422
    number = taken(http, "k1", nature="complaint").json()["number"]
    served = lin.does("case", "next", "--json").json["case"]
    assert (served["number"], served["nature"]) == (number, "complaint")
    assert served["complaint"]["next"] == "receipt"

    seen = walked_by_both(lin, mei, number)

    assert (seen["status"], seen["complaint"]["missing"], seen["void"]) == ("resolved", [], 0)
    assert [item["by"] for item in seen["complaint"]["items"]] != [seen["owner"]]
    assert [one["plan"] for one in seen["followups"]] == ["t1"]
    assert taken(http, "k2", text="谢谢！").json()["opened"] is False
    for _ in range(2):
        assert http.post("/v1/ratings", json=RATED).status_code == 200
    assert http.post("/v1/ratings", json={**RATED, "score": 5}).status_code == 409
    assert http.post("/v1/ratings", json={**RATED, "conversation": "x"}).status_code == 404
    for one in (lin, mei):
        one.does("sync")
        after = one.does("case", "show", number, "--json").json["case"]
        assert (after["status"], after["reopened"], after["survey"]["score"]) == ("resolved", 0, 2)
        assert "4111" not in after["survey"]["comment"]
        assert [found["plan"] for found in after["followups"]] == ["t1", "rating"]
        assert unlike(one.home / "desk.db", hub.database) == []
    here = lin.does("stats", "--actor", "all", "--json").json
    there = mei.does("stats", "--actor", "all", "--json").json
    [chat] = [one for one in here["channels"] if one["channel"] == "chat"]
    assert (chat["csat"]["n"], chat["csat"]["hits"], chat["survey_response"]["n"]) == (1, 0, 1)
    assert here == there
    own = lin.does("stats", "--json").json
    assert own == lin.does("stats", "--hub", "--json").json
    # The service level is the queue's, so it is nobody's own.
    for one in (*own["channels"], *here["channels"]):
        del one["service_level"]
    assert own["channels"] == here["channels"]


def test_a_rating_nobody_was_asked_for_is_refused(http: httpx.Client) -> None:
    taken(http, "k9", conversation="web-9")
    answer = http.post("/v1/ratings", json={**RATED, "conversation": "web-9"})
    assert answer.status_code == 409
