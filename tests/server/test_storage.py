"""The hub's database: projections equal the log, a job is all or nothing, seeds grow once."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui.core.article import Article
from cs_tui.core.note import NoteAdded
from cs_tui.errors import BadFile
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.enrolment import register
from cs_tui.server.storage.conn import Conn
from cs_tui.server.storage.rebuild import differing
from cs_tui.server.work import Work
from tests.server.floor import Floor, Moment, means
from tests.server.pushing import made, opened
from tests.server.test_intake import resolved


def cases(conn: Conn) -> list[tuple[object, ...]]:
    """Every case as lists show it."""
    return conn.execute("SELECT * FROM cases ORDER BY id").fetchall()


async def lived(floor: Floor) -> None:
    """A day on the floor, with something undone."""
    chat, lin = floor.channel(), await floor.desk("lin")
    taken = await floor.writes(chat, "还没到")
    await resolved(floor, lin, taken.case)
    await floor.writes(chat, "谢谢")
    start = opened(lin)
    await lin.push([start, made(lin, start.stream, NoteAdded(issue="x"))])


async def test_every_projection_is_what_its_events_fold_to(floor: Floor) -> None:
    await lived(floor)
    assert floor.looks(differing) == []


async def test_a_projection_that_lies_is_found(floor: Floor) -> None:
    await lived(floor)
    floor.changes("UPDATE streams SET doc = replace(doc, '还没到', '到了') WHERE family='case'")
    assert len(floor.looks(differing)) == 1


async def test_projections_of_another_fold_are_made_anew(floor: Floor) -> None:
    await lived(floor)
    before = floor.looks(cases)
    floor.changes(
        "UPDATE streams SET doc = '{}', fold_v = 0 WHERE family = 'case'",
        "UPDATE cases SET status = 'new', owner = NULL",
    )
    assert floor.looks(cases) != before
    floor.hub.close()
    floor.serves(open_hub(floor.place, means(floor.moment)))
    assert floor.looks(differing) == []
    assert floor.looks(cases) == before


async def test_a_job_that_fails_leaves_no_trace_and_no_gap(floor: Floor) -> None:
    before = await floor.seqs()

    def failing(work: Work) -> None:
        register(work, "lin", "Lin", "agent", ("desk",), ("zh",))  # type: ignore[arg-type]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        floor.hub.do(failing)
    assert await floor.seqs() == before
    assert await floor.hub.read(lambda session: session.people.person("lin")) is None
    await floor.desk("wang")
    seqs = await floor.seqs()
    assert seqs == list(range(1, len(seqs) + 1))


async def test_shipped_knowledge_is_there_under_the_ids_it_has_everywhere(floor: Floor) -> None:
    sights = await floor.hub.read(lambda session: session.log.sights_after("article/", "", 1))
    article = await floor.hub.read(lambda session: session.log.state(sights[0].stream))
    assert isinstance(article, Article)
    assert (article.source, bool(article.external)) == ("shipped", True)


def test_opening_a_hub_again_seeds_nothing_twice_and_keeps_its_identity(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    first = open_hub(path, means(Moment()))
    seq = first.store.read(lambda session: session.log.last_seq())
    first.do(lambda work: work.session.set_meta("seeded", "older"))
    first.close()
    second = open_hub(path, means(Moment()))
    assert second.store.read(lambda session: session.log.last_seq()) == seq
    assert (second.server_id, second.epoch) == (first.server_id, first.epoch)
    second.close()


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    path.write_text("这不是数据库，" * 100)
    before = path.read_bytes()
    with pytest.raises(BadFile):
        open_hub(path)
    assert path.read_bytes() == before


def test_the_database_is_readable_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    open_hub(path).close()
    assert path.stat().st_mode & 0o777 == 0o600
