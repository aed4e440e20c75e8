"""The check of a notice at a desk: every try a fact, the best of them counts, the lead sees who."""

from __future__ import annotations

import pytest

from cs_tui.core.agent import Agent, AgentRegistered, Role
from cs_tui.core.agent import stream_of as agent_stream
from cs_tui.core.bulletin import BulletinPublished
from cs_tui.core.preshift import NoticeChecked
from cs_tui.core.quiz import questions
from cs_tui.core.said import said
from cs_tui.core.shift import Shift, stream_of
from cs_tui.errors import NotFound
from cs_tui.services.notices import Notices
from cs_tui.services.wrapup import WrapUp
from tests.make import LIN, MEI, ctx
from tests.services.bench import Bench

CHECK = questions(
    "一？\n- 甲\n* 乙\n> 因为。\n\n二？\n* 丙\n- 丁\n> 因为。",
    "One?\n- a\n* b\n> Because.\n\nTwo?\n* c\n- d\n> Because.",
)


@pytest.fixture
def bench() -> Bench:
    made = Bench()
    publish(made, 1)
    return made


def publish(bench: Bench, version: int) -> None:
    new = BulletinPublished(
        version=version, title=said("雪"), body=said("晚两天"), mandatory=True, check=CHECK
    )
    Notices(bench.kit).publish("snow", new)


def notice(bench: Bench) -> tuple[int, int, bool]:
    (one,) = Notices(bench.kit).today(bench.kit.day())
    return one.tries, one.best, one.untested


def test_every_try_is_counted_and_the_best_one_counts(bench: Bench) -> None:
    desk = Notices(bench.kit)
    assert notice(bench) == (0, 0, True)
    assert desk.answer("snow", 1, (1, 1)).right == (True, False)
    assert notice(bench) == (1, 1, True)
    assert desk.answer("snow", 1, (1, 0)).nth == 2
    assert notice(bench) == (2, 2, False)


def test_a_try_on_a_later_shift_is_not_a_first_one(bench: Bench) -> None:
    desk = Notices(bench.kit)
    desk.answer("snow", 1, (0, 0))
    first = bench.kit.day()
    bench.at += 24 * 3_600_000
    assert desk.answer("snow", 1, (1, 0)).nth == 2
    wrapup = WrapUp(bench.kit)
    assert (wrapup.view(first).figures.mastery.hits, wrapup.view(first).figures.mastery.n) == (1, 2)
    assert wrapup.view(bench.kit.day()).figures.mastery.n == 0


def test_a_new_version_is_checked_anew_and_the_old_one_is_refused(bench: Bench) -> None:
    desk = Notices(bench.kit)
    desk.answer("snow", 1, (1, 0))
    publish(bench, 2)
    assert notice(bench) == (0, 0, True)
    with pytest.raises(NotFound):
        desk.answer("snow", 1, (1, 0))


def test_who_passed_who_did_not_and_who_has_not_tried(bench: Bench) -> None:
    kit = bench.kit
    for one in (LIN, MEI, "wang"):
        with kit.log.act(agent_stream(one), kit.ctx(), Agent) as act:
            act.add(AgentRegistered(name=one, role=Role.AGENT, teams=("desk",)))
    desk = Notices(kit)
    desk.answer("snow", 1, (0, 0))
    desk.answer("snow", 1, (1, 0))
    with kit.log.act(stream_of(f"{MEI}:{kit.day()}"), ctx(MEI, bench.at), Shift) as act:
        act.add(NoticeChecked(bulletin="snow", version=1, nth=1, picks=(0,), right=(False, True)))
    standing = desk.check_standing("snow")
    assert standing is not None
    assert standing.passed == ((LIN, 2),)
    assert standing.failed == ((MEI, 1),)
    assert standing.not_tried == ("wang",)
