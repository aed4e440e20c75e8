"""What sync does to the log: the unsent tail, verdicts, the hub's order, and drafts left alone."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from cs_tui.core import moves
from cs_tui.core.case import Status
from cs_tui.core.events import Event, Sealed, event, seal
from cs_tui.core.note import NoteAdded
from cs_tui.core.undo import Undone
from cs_tui.store import profile
from cs_tui.store.drafts import Draft, Drafts
from cs_tui.store.exchange import Accepted, Arrived, Exchange, TurnedDown
from cs_tui.store.log import Log
from cs_tui.store.rebuild import differing
from cs_tui.texts import Words
from tests.make import LIN, MEI, NOW, append, ctx, in_status, log, new_id, salt

NO = Words(zh="没有权限", en="not allowed")
MANY = 1_000_000


def note(text: str, by: str = LIN, stream: str = "case/c1") -> Event:
    return event(stream, NoteAdded(done=text), ctx(by), act=new_id())


def desk() -> tuple[Log, Exchange]:
    """A desk whose case the hub has ordered as 1, 2, 3, ..."""
    target = log()
    exchange = Exchange(target.conn)
    append(target, in_status(Status.ACTIVE).events)
    exchange.settle(accepted(exchange.unsent(100, MANY), start=1))
    return target, exchange


def accepted(sealed: Iterable[Sealed], start: int) -> list[Accepted | TurnedDown]:
    return [Accepted(one.id, seq, NOW) for seq, one in enumerate(sealed, start)]


def arrived(told: Event, seq: int) -> Arrived:
    return Arrived(seal(told, salt()), seq, NOW)


def test_the_unsent_tail_is_what_the_hub_has_not_judged_in_the_order_it_was_made() -> None:
    target, exchange = desk()
    said = [note(text) for text in "abc"]
    append(target, said)

    assert [one.id for one in exchange.unsent(100, MANY)] == [one.id for one in said]
    assert [one.id for one in exchange.unsent(2, MANY)] == [one.id for one in said[:2]]


def test_a_batch_is_bounded_in_bytes_but_never_empty() -> None:
    target, exchange = desk()
    append(target, [note("x" * 1000), note("y"), note("z" * 5000)])
    sizes = [len(one.fact) + len(one.personal or b"") for one in exchange.unsent(9, MANY)]

    assert len(exchange.unsent(9, 1)) == 1
    assert len(exchange.unsent(9, sum(sizes[:2]))) == 2
    assert len(exchange.unsent(9, sum(sizes) - 1)) == 2
    assert len(exchange.unsent(9, sum(sizes))) == 3


def test_what_is_private_never_leaves() -> None:
    target, exchange = desk()

    append(target, [note("心情", stream="private/lin")])

    assert exchange.unsent(9, MANY) == []
    assert exchange.ids_of_day(LIN, 0) == []


def test_an_event_is_sent_until_a_verdict_names_it() -> None:
    target, exchange = desk()
    first, second = note("a"), note("b")
    append(target, [first, second])

    assert exchange.settle([Accepted("unknown", 9, NOW), Accepted(first.id, 4, NOW)]) == set()

    assert [one.id for one in exchange.unsent(9, MANY)] == [second.id]


def test_a_repeated_answer_changes_nothing() -> None:
    target, exchange = desk()
    append(target, [note("a")])
    answer = accepted(exchange.unsent(9, MANY), start=5)
    exchange.settle(answer)
    before = target.conn.execute("SELECT * FROM events").fetchall()

    assert exchange.settle(answer) == set()

    assert target.conn.execute("SELECT * FROM events").fetchall() == before


def test_a_refused_event_leaves_the_fold_and_later_ones_of_its_stream_stay() -> None:
    target, exchange = desk()
    bad, good = note("不该写的"), event("case/c1", NoteAdded(issue="好"), ctx(), act="a2")
    append(target, [bad, good])

    assert exchange.settle([TurnedDown(bad.id, NO, field="done")]) == {"case/c1"}

    assert target.case("c1").note.done == ""
    assert target.case("c1").note.issue == "好"
    assert [one.id for one in exchange.unsent(9, MANY)] == [good.id]
    verdict, problem = target.conn.execute(
        "SELECT verdict, problem FROM events WHERE id = ?", (bad.id,)
    ).fetchone()
    assert (verdict, json.loads(problem)) == (
        "refused",
        {"zh": "没有权限", "en": "not allowed", "field": "done"},
    )
    assert bad.id not in exchange.ids_of_day(LIN, 0)
    assert differing(target.conn) == []


def test_what_the_hub_has_cannot_be_refused_any_more() -> None:
    target, exchange = desk()
    said = note("a")
    append(target, [said])
    exchange.settle([Accepted(said.id, 9, NOW)])

    assert exchange.settle([TurnedDown(said.id, NO)]) == set()

    assert target.case("c1").note.done == "a"


def test_a_refused_event_that_the_hub_takes_after_all_returns_to_the_fold() -> None:
    target, exchange = desk()
    said = note("a")
    append(target, [said])
    exchange.settle([TurnedDown(said.id, NO)])

    exchange.settle([Accepted(said.id, 9, NOW)])

    assert target.case("c1").note.done == "a"
    assert differing(target.conn) == []


def test_what_others_did_arrives_once_however_often_it_is_sent() -> None:
    target, exchange = desk()
    theirs = arrived(note("梅", MEI), 9)

    assert exchange.apply([theirs]) == {"case/c1"}
    assert exchange.apply([theirs]) == set()

    assert target.case("c1").note.done == "梅"
    assert [one.id for one in target.sealed("case/c1")].count(theirs.sealed.id) == 1
    assert exchange.unsent(9, MANY) == []


def test_our_own_event_that_comes_back_before_its_answer_is_confirmed_by_it() -> None:
    target, exchange = desk()
    append(target, [note("a")])
    (ours,) = exchange.unsent(9, MANY)

    exchange.apply([Arrived(ours, 9, NOW)])

    assert exchange.unsent(9, MANY) == []
    assert exchange.settle([Accepted(ours.id, 9, NOW)]) == set()


def test_other_bytes_under_our_id_confirm_nothing() -> None:
    target, exchange = desk()
    said = note("a")
    append(target, [said])
    forged = seal(event("case/c1", NoteAdded(done="b"), ctx(MEI), act="x", id=said.id), "s")

    assert exchange.apply([Arrived(forged, 9, NOW)]) == set()

    assert [one.id for one in exchange.unsent(9, MANY)] == [said.id]
    assert target.case("c1").note.done == "a"


def test_our_unsent_words_stand_behind_everything_the_hub_has_ordered() -> None:
    target, exchange = desk()
    append(target, [note("我们的")])

    exchange.apply([arrived(note("他们的", MEI), 9)])

    assert target.case("c1").note.done == "我们的"
    assert differing(target.conn) == []


def test_where_the_hub_ordered_otherwise_the_stream_is_folded_anew_and_nothing_is_lost() -> None:
    target, exchange = desk()
    ours = note("我们的")
    append(target, [ours])
    exchange.apply([arrived(note("他们的", MEI), 9)])

    assert exchange.settle([Accepted(ours.id, 8, NOW)]) == {"case/c1"}

    assert target.case("c1").note.done == "他们的"
    assert len(target.sealed("case/c1")) == 6
    assert differing(target.conn) == []


def test_an_ordinary_answer_folds_nothing_anew() -> None:
    target, exchange = desk()
    append(target, [note("a"), note("b"), note("c")])

    assert exchange.settle(accepted(exchange.unsent(2, MANY), start=20)) == set()


def test_a_move_that_lost_in_the_hubs_order_becomes_void_and_is_shown() -> None:
    target, exchange = desk()
    waits = event(
        "case/c1", moves.WaitingCustomerSet(seen=target.case("c1").last_in), ctx(), act="a1"
    )
    append(target, [waits])
    merged = moves.CaseMerged(into="c2", seen=target.case("c1").last_in)
    theirs = event("case/c1", merged, ctx(), act="a2")

    exchange.apply([arrived(theirs, 9)])

    assert target.case("c1").status is Status.MERGED
    assert [void.event for void in target.case("c1").void] == [waits.id]


def test_an_undo_that_arrives_takes_its_act_back() -> None:
    target, exchange = desk()
    theirs = note("写错了", MEI)
    exchange.apply([arrived(theirs, 9)])

    exchange.apply([arrived(event("case/c1", Undone(undone=theirs.act), ctx(MEI), act="u"), 10)])

    assert target.case("c1").note.done == ""
    assert differing(target.conn) == []


def test_the_cursor_is_kept_with_the_last_part_of_a_page_alone() -> None:
    target, exchange = desk()

    exchange.apply([arrived(note("a", MEI), 9)])
    assert exchange.state().cursor == 0
    exchange.apply([arrived(note("b", MEI), 10)], cursor=10)

    assert exchange.state().cursor == 10
    assert target.case("c1").note.done == "b"


def test_a_page_that_cannot_be_applied_leaves_cursor_and_log_as_they_were() -> None:
    target, exchange = desk()
    before = target.conn.execute("SELECT * FROM events").fetchall()
    target.conn.execute(
        "CREATE TRIGGER planted BEFORE UPDATE ON docs BEGIN SELECT RAISE(ABORT, 'planted'); END"
    )

    with pytest.raises(Exception, match="planted"):
        exchange.apply([arrived(note("a", MEI), 9)], cursor=9)

    assert exchange.state().cursor == 0
    assert target.conn.execute("SELECT * FROM events").fetchall() == before


def test_a_pull_never_touches_a_draft() -> None:
    target, exchange = desk()
    drafts = Drafts(target.conn)
    kept = Draft("case/c1", "done", "正在写的", "旧的", NOW)
    drafts.save([kept])

    exchange.apply([arrived(note("他们的", MEI), 9)], removed=["case/c1"], cursor=9)
    exchange.settle([])

    assert drafts.of("case/c1") == {"done": kept}


def test_a_stream_that_left_our_sight_goes_unless_something_of_ours_in_it_is_undecided() -> None:
    target, exchange = desk()
    append(target, [note("我的")])

    assert exchange.apply([], removed=["case/c1"]) == set()
    assert target.case("c1").note.done == "我的"

    exchange.settle(accepted(exchange.unsent(9, MANY), start=9))
    assert exchange.apply([], removed=["case/c1"]) == {"case/c1"}

    assert target.conn.execute("SELECT count(*) FROM cases").fetchone() == (0,)
    assert differing(target.conn) == []


def test_after_the_hub_was_restored_everything_of_it_is_sent_again_and_nothing_is_lost() -> None:
    target, exchange = desk()
    refused = note("x")
    ours = note("我们的")
    append(target, [ours, refused])
    exchange.settle([TurnedDown(refused.id, NO)])
    exchange.apply([arrived(note("他们的", MEI), 9)], cursor=9)
    had = [one.id for one in target.sealed("case/c1") if one.id not in (ours.id, refused.id)]

    exchange.forget_order()

    # What the hub had ordered comes first again, behind it what it never had.
    assert [one.id for one in exchange.unsent(99, MANY)] == [*had, ours.id]
    assert exchange.state().cursor == 0
    assert target.case("c1").note.done == "他们的"
    assert differing(target.conn) == []


def test_what_others_did_and_a_restored_hub_lost_waits_for_its_author() -> None:
    target, exchange = desk()
    profile.save(target.conn, profile.Profile(actor=LIN, name="林"))
    theirs = arrived(note("他们的", MEI), 9)
    exchange.apply([theirs])
    append(target, [note("我的")])
    exchange.forget_order()

    exchange.set_aside_lost()

    assert {one.actor for one in exchange.unsent(99, MANY)} <= {LIN}
    assert target.conn.execute(
        "SELECT verdict FROM events WHERE id = ?", (theirs.sealed.id,)
    ).fetchone() == ("refused",)
    exchange.apply([Arrived(theirs.sealed, 3, NOW)])
    assert theirs.sealed.id in [
        row[0] for row in target.conn.execute("SELECT id FROM events WHERE verdict IS NULL")
    ]
    assert differing(target.conn) == []


def test_the_state_of_sync_is_kept_and_what_was_never_measured_stays_unknown() -> None:
    _, exchange = desk()
    fresh = exchange.state()
    assert (fresh.server_id, fresh.epoch, fresh.cursor) == ("", 0, 0)
    assert (fresh.skew_ms, fresh.last_contact_at) == (None, None)

    exchange.remember(server_id="hub-1", epoch=3, skew_ms=0, last_contact_at=NOW)
    known = exchange.state()
    assert (known.server_id, known.epoch, known.skew_ms, known.last_contact_at) == (
        "hub-1",
        3,
        0,
        NOW,
    )
    exchange.remember(skew_ms=None)
    assert exchange.state().skew_ms is None


def test_the_ids_of_a_day_are_mine_since_then() -> None:
    target, exchange = desk()
    mine, theirs = note("a"), note("b", MEI)
    old = event("case/c1", NoteAdded(done="c"), ctx(LIN, NOW - 1), act="a")
    append(target, [mine, theirs, old])

    assert exchange.ids_of_day(LIN, NOW) == [mine.id]
