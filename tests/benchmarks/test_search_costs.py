"""What the search costs is told by a process of its own, on the index it is given."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from benchmarks.search_costs import costs
from cs_tui.kb.index_file import open_index
from cs_tui.kb.search import Entry


def test_memory_opening_keystrokes_and_one_more_entry_are_told(tmp_path: Path) -> None:
    knowledge, conn = open_index(tmp_path / "k.db")
    with closing(conn):
        knowledge.put([Entry("a", "退款多久到账"), Entry("b", "how to get an invoice")])
    told = costs(tmp_path / "k.db", ["退款", "invoice"]).splitlines()
    assert [line.split()[0] for line in told] == ["memory:", "opened", "9", "one"]
