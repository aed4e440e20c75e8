"""A push names the epoch its sender believes in; another one is answered with the hub's own."""

from __future__ import annotations

import pytest

from cs_tui.core.events import seal
from cs_tui.ids import salt
from cs_tui.sync.wire import Problem, line
from tests.server.floor import Floor
from tests.server.pushing import opened


@pytest.mark.parametrize(
    ("epoch", "status"), [({}, 200), ({"epoch": "1"}, 200), ({"epoch": "2"}, 409)]
)
async def test_only_who_believes_in_another_epoch_is_turned_away(
    floor: Floor, epoch: dict[str, str], status: int
) -> None:
    lin = await floor.desk("lin")
    before = await floor.seqs()
    body = line(seal(opened(lin), salt()))
    answer = await lin.http.post("/v1/push", params=epoch, content=body)
    assert answer.status_code == status
    assert (await floor.seqs() != before) == (status == 200)
    if status == 409:
        problem = Problem.model_validate_json(answer.content)
        assert (problem.epoch, problem.field) == (floor.hub.epoch, "epoch")
        assert "备份" in problem.detail_zh
