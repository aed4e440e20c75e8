"""How well and how fast the knowledge search answers, on question sets that are not shipped.

    python -m benchmarks.search --data DIR [--sets zh_general,en_faq] [--sizes 0,10000] [--limit N]
                                [--beside bm25s,rapidfuzz,fts5,fzf]

`DIR` holds, for each set, `SET.dev.kb.jsonl` (`id,title,body,aliases,lang,cat`) and
`SET.dev.q.jsonl` (`kind,q,gold`), and optionally `distractors_LANG.jsonl.gz`, which fill the
index up to each size. A row is one kind of question: how often the right entry came first (R@1),
among five (R@5), the mean of 1/rank within ten (MRR), and how long a query took. `MACRO` is the
mean over kinds. At last all sets together are typed key by key (`benchmarks.search_costs`). With
`--beside` the same questions go to other engines as well, those of `benchmarks.search_beside` that
are installed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any

from benchmarks.search_beside import Search
from benchmarks.search_beside import others as beside
from benchmarks.search_costs import costs
from cs_tui.kb.index_file import open_index
from cs_tui.kb.search import Entry, KnowledgeIndex

SETS = ("zh_general", "zh_bank", "en_faq", "en_bank77")
SIZES = (0, 10_000, 100_000)
TYPED_SIZE = 100_000
TYPED_QUESTIONS = 60
NEAR, FAR = 5, 10
ENOUGH = 0.9
"""A size is measured when the distractors fill at least this part of it."""

Row = dict[str, Any]


@dataclass
class Tally:
    """The ranks of the right entry (0: not found) and the times, of one kind of question."""

    ranks: list[int] = field(default_factory=list)
    ms: list[float] = field(default_factory=list)

    def figures(self) -> tuple[float, float, float]:
        """R@1, R@5, MRR."""
        return (
            statistics.fmean(rank == 1 for rank in self.ranks),
            statistics.fmean(0 < rank <= NEAR for rank in self.ranks),
            statistics.fmean(1 / rank if rank else 0.0 for rank in self.ranks),
        )


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--limit", type=int, default=200, help="questions per kind")
    parser.add_argument("--beside", default="", help="other engines: bm25s,rapidfuzz,fts5,fzf")
    asked = parser.parse_args(argv)
    names = asked.sets.split(",")
    others = {name: made for name, made in beside().items() if name in asked.beside.split(",")}
    for name in names:
        for size in map(int, asked.sizes.split(",")):
            entries = filled(asked.data, [name], size)
            if size and len(entries) < size * ENOUGH:
                continue
            with (
                tempfile.TemporaryDirectory() as folder,
                built(entries, Path(folder) / "k.db") as knowledge,
            ):
                score("ours", ids_of(knowledge), asked.data, name, asked.limit)
            for other, made in others.items():
                score(other, made(entries), asked.data, name, asked.limit)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "knowledge.db"
        with built(filled(asked.data, names, TYPED_SIZE), file):
            pass
        print(costs(file, typed(asked.data, names)), end="")


@contextmanager
def built(entries: list[Entry], file: Path) -> Iterator[KnowledgeIndex]:
    """An index in a new file; says how long building it took and how large it is."""
    knowledge, conn = open_index(file)
    with closing(conn):
        began = time.perf_counter()
        knowledge.put(entries)
        took = time.perf_counter() - began
        knowledge.warm()
        print(f"\n{len(entries)} entries, built in {took:.1f} s, {file.stat().st_size >> 20} MB")
        yield knowledge


def ids_of(knowledge: KnowledgeIndex) -> Search:
    """Our search, asked like the others."""
    return lambda query, k: [hit.id for hit in knowledge.search(query, k)]


def score(engine: str, search: Search, data: Path, name: str, limit: int) -> None:
    """One table: a row per kind of question."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for question in rows(data / f"{name}.dev.q.jsonl"):
        tally = tallies[question["kind"]]
        if len(tally.ranks) < limit:
            began = time.perf_counter()
            hits = search(question["q"], FAR)
            tally.ms.append((time.perf_counter() - began) * 1000)
            right = [at for at, hit in enumerate(hits, 1) if hit in question["gold"]]
            tally.ranks.append(right[0] if right else 0)
    print(f"{engine}, {name}")
    print(f"{'':12} {'R@1':>6} {'R@5':>6} {'MRR':>6} {'p50 ms':>8} {'p99 ms':>8}")
    for kind, tally in tallies.items():
        print_row(kind, tally.figures(), tally.ms)
    every = [tally.figures() for tally in tallies.values()]
    macro = [statistics.fmean(column) for column in zip(*every, strict=True)]
    print_row("MACRO", macro, [ms for tally in tallies.values() for ms in tally.ms])


def typed(data: Path, names: Sequence[str]) -> list[str]:
    """Some questions of all sets, to be typed key by key."""
    asked = [row["q"] for name in names for row in rows(data / f"{name}.dev.q.jsonl")]
    return random.Random(3).sample(asked, TYPED_QUESTIONS)


def filled(data: Path, names: Sequence[str], size: int) -> list[Entry]:
    """The entries of these sets, and distractors of their languages in turn up to `size`."""
    found = {row["id"]: row for name in names for row in rows(data / f"{name}.dev.kb.jsonl")}
    files = [data / f"distractors_{lang}.jsonl.gz" for lang in sorted({n[:2] for n in names})]
    for several in zip_longest(*(rows(file) for file in files if file.exists())):
        for row in several:
            if row and len(found) < size:
                found.setdefault(row["id"], row)
    entries = [
        Entry(row["id"], row["title"], row["body"], row["aliases"], row["lang"], row["cat"])
        for row in found.values()
    ]
    random.Random(7).shuffle(entries)
    return entries


def rows(file: Path) -> Iterator[Row]:
    """The objects of a JSON lines file, packed or not."""
    packed = file.suffix == ".gz"
    with (
        gzip.open(file, "rt", encoding="utf-8") if packed else file.open(encoding="utf-8") as lines
    ):
        yield from map(json.loads, lines)


def print_row(name: str, figures: Sequence[float], ms: Sequence[float]) -> None:
    """One line of a table."""
    shown = " ".join(f"{figure:6.3f}" for figure in figures)
    print(f"{name:12} {shown} {percentile(ms, 50):8.1f} {percentile(ms, 99):8.1f}")


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that `percent` of all do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))]


if __name__ == "__main__":
    main()
