"""An article is found from the minute it holds until the minute it does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cs_tui.content import ArticleRow
from cs_tui.services.article_import import ArticleImport
from cs_tui.services.helping import Helping
from cs_tui.services.knowledge import Knowledge
from tests.make import MINUTE, NOW
from tests.services.bench import Bench


def test_it_is_found_between_its_minutes_and_not_at_the_end(tmp_path: Path) -> None:
    bench = Bench()
    always = ArticleRow(1, "2", "双十二满减怎么算", "满三百减五十", (), "zh", "", "")
    later = replace(always, id="0", valid_from=NOW + MINUTE, valid_to=NOW + 2 * MINUTE)
    rows = [later, replace(always, id="1", valid_to=NOW + MINUTE), always]
    for _ in ArticleImport(bench.kit).write(rows):
        pass
    knowledge = Knowledge(bench.kit, tmp_path / "index.db", bench.kit.reader)
    seen = []
    for _ in range(3):
        seen.append(sorted(one.external for one in knowledge.search("双十二满减", 1 + 2)))
        assert len(knowledge.search("双十二满减", 1)) == 1
        bench.passes(MINUTE)
    assert seen == [["1", "2"], ["0", "2"], ["2"]]


def test_a_revision_that_is_not_due_leaves_the_earlier_one_to_be_found(tmp_path: Path) -> None:
    bench = Bench()
    now = ArticleRow(1, "1", "满减规则", "满三百减五十", ("凑单怎么减",), "zh", "", "")
    later = replace(now, title="新满减规则", body="满二百减三十", valid_from=NOW + MINUTE)
    for row in (now, later):
        for _ in ArticleImport(bench.kit).write([row]):
            pass
    knowledge = Knowledge(bench.kit, tmp_path / "index.db", bench.kit.reader)
    seen = []
    for typed in ("满减规则", "满减规则", "凑单怎么减"):
        (found,) = knowledge.search(typed)
        ((listed,), _) = knowledge.latest(5)
        assert listed.title == found.title
        seen.append((found.title, knowledge.article(found.id).body))
        bench.passes(MINUTE)
    assert seen == [("满减规则", "满三百减五十"), ("新满减规则", "满二百减三十"), seen[1]]


def test_a_wording_added_while_a_revision_waits_finds_both(tmp_path: Path) -> None:
    bench = Bench()
    now = ArticleRow(1, "1", "满减规则", "满三百减五十", (), "zh", "", "")
    for row in (now, replace(now, body="满二百减三十", valid_from=NOW + MINUTE)):
        for _ in ArticleImport(bench.kit).write([row]):
            pass
    knowledge = Knowledge(bench.kit, tmp_path / "index.db", bench.kit.reader)
    (found,) = knowledge.search("满减")
    Helping(bench.kit).word(found.id, "凑单划算吗")
    for body in ("满三百减五十", "满二百减三十"):
        assert knowledge.search("凑单划算吗")[0].id == found.id
        assert knowledge.article(found.id).body == body
        bench.passes(MINUTE)
