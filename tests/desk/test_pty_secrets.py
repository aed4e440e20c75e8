"""A card number typed on a real terminal, and a kill: no file of the profile holds it."""

from __future__ import annotations

from pathlib import Path

from tests.desk.forked import ForkedDesk
from tests.desk.terminal import on_terminal, watch
from tests.desk.world import World
from tests.secrets.files import holding

CARD = "４１１１１１１１１１１１１１１１"
WRITTEN = f"卡号{CARD}"
MASKED = "卡号****1111"


def test_a_killed_desk_leaves_no_card_number_behind(zh: World) -> None:
    number = zh.contact()
    with on_terminal(zh, kind=ForkedDesk) as app:
        app.wait_for("位客户在排队")
        app.send("\x0e")
        app.wait_for("还差 5")
        app.send(WRITTEN)
        watch(app, lambda: zh.drafts(number).get("reply") == MASKED, "the draft")
        app.send("\x1b")
        app.send("\x06")
        app.wait_for("查找客户、订单、工单")
        app.send(WRITTEN)
        app.wait_for("没有符合")
        app.kill()
        app.process.wait()

    assert holding(Path(zh.folder)) == []
    assert zh.drafts(number)["reply"] == MASKED
