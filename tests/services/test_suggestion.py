"""A suggestion at the desk: its answer stands with what is owed, also after the case is solved."""

from __future__ import annotations

from cs_tui.core.case import Status
from cs_tui.services.followups import FollowUps
from cs_tui.services.promises import Promises
from cs_tui.store.rebuild import differing
from tests.services.bench import Bench

FILED = {"nature": "suggestion", "leaf": "FB.PRODUCT", "outcome": "solved", "note.done": "谢过"}


def test_the_answer_is_listed_until_it_was_given() -> None:
    bench = Bench()
    case, due = bench.mine(), FollowUps(bench.kit)
    bench.queue.put_in_front(case)
    drafts = {name: (text, None) for name, text in {**FILED, "reply": "谢谢您的建议"}.items()}
    bench.cases.keep_drafts(case, drafts)
    ended = bench.queue.finish(case, bench.case(case).last_in)

    assert ended.status is Status.RESOLVED
    assert [(one.sort, one.form) for one in due.due()] == [("promise", "reply")]
    Promises(bench.kit).keep(case, ended.promises[0].id)
    assert due.due() == ()
    assert differing(bench.conn) == []
