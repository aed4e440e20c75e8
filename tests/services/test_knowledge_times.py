"""An article is found from the minute it holds until the minute it does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cs_tui.content import ArticleRow
from cs_tui.services.article_import import ArticleImport
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
