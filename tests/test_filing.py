"""Cases that are over are found in the tables by the very rule that the core has."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from cs_tui.core.policy import Archive, Kept
from cs_tui.core.policy.base import Pair
from cs_tui.filing import Place, expired, filed, of_sort
from cs_tui.sqlite import MEMORY, Connection, connect

NATURES, LEAVES = ("", "complaint", "help"), (None, "A", "B")
DAY_MS = 24 * 3_600_000
NOW = 10_000 * DAY_MS

places = st.lists(
    st.tuples(
        st.sampled_from(NATURES), st.sampled_from(LEAVES), st.integers(0, 200), st.booleans()
    ),
    max_size=12,
)
classes = st.lists(
    st.tuples(
        st.sets(st.sampled_from(NATURES[1:])),
        st.sets(st.sampled_from(("A", "B"))),
        st.sampled_from((None, 30, 100)),
    ),
    max_size=3,
)


def table(rows: list[tuple[str, str | None, int, bool]]) -> Connection:
    """Cases that were over so many days ago."""
    conn = connect(MEMORY)
    conn.execute("CREATE TABLE cases (id, kept_as, leaf, closed_at, erased, linked)")
    for n, (nature, leaf, days, erased) in enumerate(rows):
        values = (f"c{n:02}", nature, leaf, NOW - days * DAY_MS, erased)
        conn.execute("INSERT INTO cases VALUES (?, ?, ?, ?, ?, NULL)", values)
    return conn


def rule(made: list[tuple[set[str], set[str], int | None]]) -> Archive:
    """A rule in which nothing is claimed twice."""
    known: set[str] = set()
    kept = []
    for n, (natures, leaves, days) in enumerate(made):
        mine = [sorted(one - known) for one in (natures, leaves)]
        if any(mine):
            known |= natures | leaves
            name = Pair(zh="类", en="class")
            one = Kept(
                id=f"k{n}", name=name, natures=(*mine[0],), leaves=(*mine[1],), keep_days=days
            )
            kept.append(one)
    return Archive(after_days=30, classes=tuple(kept))


@settings(deadline=None, max_examples=100)
@given(places, classes)
def test_tables_and_rule_agree_on_the_class_of_every_case(
    rows: list[tuple[str, str | None, int, bool]],
    made: list[tuple[set[str], set[str], int | None]],
) -> None:
    archive, conn = rule(made), table(rows)
    wanted: Counter[str] = Counter()
    for nature, leaf, _, erased in rows:
        kept = archive.of(nature, leaf)
        wanted[kept.id if kept else ""] += not erased
    found = {
        one.kept.id if one.kept else "": one.cases for one in filed(conn.execute, archive, NOW)
    }
    assert {name: n for name, n in found.items() if n} == dict(+wanted)
    for one in archive.classes:
        due = [
            f"c{n:02}"
            for n, (nature, leaf, days, erased) in enumerate(rows)
            if archive.of(nature, leaf) is one and one.keep_days and days >= one.keep_days
            if not erased
        ]
        pages, after = list[str](), Place()
        while page := expired(conn.execute, archive, one, NOW, after, 2):
            pages += [place.case for place in page]
            after = page[-1]
        assert sorted(pages) == due


def test_a_rule_without_classes_holds_nothing_and_says_what_it_does_not_hold() -> None:
    conn = table([("help", "A", 1, False)])
    (rest,) = filed(conn.execute, Archive(), NOW)
    assert (rest.kept, rest.cases, rest.due) == (None, 1, 0)
    where, values = of_sort(Archive().sort(None))
    assert conn.execute(f"SELECT count(*) FROM cases WHERE {where}", values).fetchone() == (1,)
