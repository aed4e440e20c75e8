"""What a play puts into a case: words for the customer, a record for the team."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cs_tui.core.case import Customer
from cs_tui.services.assist import Assistant
from cs_tui.services.field_names import NOTE, PROMISE, REPLY
from cs_tui.services.knowledge import Knowledge
from cs_tui.services.suggest import Suggestions
from cs_tui.texts import Lang
from tests.services.bench import Bench


@pytest.mark.parametrize(("spoken", "record"), [("zh", "en"), ("en", "zh")])
def test_the_customer_reads_their_language_and_the_team_its_own(
    spoken: Lang, record: Lang, tmp_path: Path
) -> None:
    bench = Bench()
    kit = bench.kit
    knowledge = Knowledge(kit, tmp_path / "index.db", kit.reader)
    assistant = Assistant(
        kit, knowledge, Suggestions(kit.reader, kit.policies, tmp_path), kit.reader
    )
    case = bench.cases.open(
        channel="chat",
        text="?",
        answered=True,
        lang=spoken,
        customer=Customer(name="Wu", order_no="202611104419"),
    )
    play = next(one for one in kit.policy().plays.plays if one.id == "transfer-coupon-callback")

    fields = assistant.play_fields(play, bench.cases.view(case.id), record)

    promised = json.loads(fields[PROMISE])["what"]
    assert fields[REPLY].isascii() == (spoken == "en")
    assert {fields[field].isascii() for field in NOTE.values()} == {record == "en"}
    assert play.promise is not None
    assert promised == play.promise.what.say(record)
