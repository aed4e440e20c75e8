"""A rebuild with helper processes gives the same rows, whatever happens to the helpers."""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from cs_tui.core.article import ArticleRevised
from cs_tui.core.case import Case, Status
from cs_tui.core.contact import MessageIn
from cs_tui.core.events import Event
from cs_tui.core.ports import HUB
from cs_tui.sqlite import Connection, close, connect, migrate, tx
from cs_tui.store import projection, rebuild
from cs_tui.store.folding import WORTH_HELPERS, folded_ahead, helpers_for
from cs_tui.store.log import Log
from cs_tui.store.rebuild import STREAMS_AT_ONCE, differing
from cs_tui.store.schema import MIGRATIONS
from tests.make import Story, append, in_status

ARTICLES = STREAMS_AT_ONCE * 2 + 5


def opened(path: Path) -> Log:
    return Log(connect(path), new_salt=lambda: "salt")


@cache
def story_told() -> Story:
    return in_status(Status.ACTIVE)


def one_more() -> tuple[Event, Case]:
    """A message for the case that the log holds, and the case with it."""
    story = Story(at=story_told().at, events=[*story_told().events])
    contact = story.case.contacts[0].id
    return story.tell(MessageIn(message="m2", contact=contact, text="在吗"), HUB), story.case


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log on disk whose every projection another version of the fold wrote."""
    target = opened(tmp_path_factory.mktemp("made") / "desk.db")
    migrate(target.conn, MIGRATIONS)
    for number in range(ARTICLES):
        story = Story(f"article/a{number:04}")
        story.tell(ArticleRevised(title=f"标题 {number}"))
        append(target, story.events)
    append(target, story_told().events)
    spoil(target.conn)
    close(target.conn)
    return target.conn.path


@pytest.fixture
def filled(made: Path, tmp_path: Path) -> Iterator[Log]:
    """A copy of it for one test."""
    target = opened(Path(shutil.copy(made, tmp_path)))
    yield target
    close(target.conn)


def spoil(conn: Connection) -> None:
    with tx(conn):
        conn.execute("UPDATE docs SET fold_v = 0")
        conn.execute("UPDATE articles SET title = 'x'")


def test_helpers_fold_what_one_process_folds(filled: Log) -> None:
    assert len(differing(filled.conn)) == ARTICLES + 1

    steps = list(rebuild.rebuild(filled.conn, helpers=2))

    assert steps[-1] == ARTICLES + 1
    assert differing(filled.conn) == []
    assert multiprocessing.active_children() == []


def test_the_rows_come_from_the_helpers_and_in_turn(filled: Log) -> None:
    spans = [("article/a0000", "article/a0001"), ("case/c1", "case/c1")]

    ahead = list(folded_ahead(filled.conn, spans, 2))

    assert ahead == [projection.folded_between(filled.conn, *span) for span in spans]


def test_what_is_saved_while_helpers_fold_is_not_written_over(filled: Log) -> None:
    steps = rebuild.rebuild(filled.conn, helpers=2)
    next(steps)

    told, wanted = one_more()
    append(filled, [told])
    list(steps)

    assert filled.case("c1") == wanted
    assert differing(filled.conn) == []


def test_what_another_program_saves_while_helpers_fold_is_not_written_over(filled: Log) -> None:
    steps = rebuild.rebuild(filled.conn, helpers=2)
    next(steps)

    other = opened(filled.conn.path)
    told, wanted = one_more()
    append(other, [told])
    close(other.conn)
    list(steps)

    assert filled.case("c1") == wanted
    assert differing(filled.conn) == []


def test_when_the_helpers_are_killed_the_rest_is_folded_without_them(filled: Log) -> None:
    steps = rebuild.rebuild(filled.conn, helpers=2)
    next(steps)

    for helper in multiprocessing.active_children():
        helper.kill()
    done = list(steps)

    assert done[-1] == ARTICLES + 1
    assert differing(filled.conn) == []


def test_a_rebuild_that_is_given_up_leaves_no_helper_behind(filled: Log) -> None:
    steps = rebuild.rebuild(filled.conn, helpers=2)
    next(steps)
    assert multiprocessing.active_children() != []

    steps.close()

    assert multiprocessing.active_children() == []


def test_little_work_starts_no_helper() -> None:
    assert helpers_for(WORTH_HELPERS - 1) == 0
