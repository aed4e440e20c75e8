"""Other ways to search, with the same entries: what ours is measured beside.

bm25s and fzf are taken if they are there (`pip install bm25s`, `apt install fzf`) and left out if
not: the desk needs neither. All see titles and aliases; none knows how a character sounds.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import unicodedata
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

from rapidfuzz import fuzz, process, utils

from cs_tui.kb.search import Entry

Search = Callable[[str, int], Sequence[str]]
"""A query and how many; the ids that fit best, best first."""

_RUNS = re.compile(r"(?P<han>[\u3400-\u9fff]+)|[^\W_\u3400-\u9fff]+")


def others() -> dict[str, Callable[[list[Entry]], Search]]:
    """Every other engine that is installed, by its name."""
    found: dict[str, Callable[[list[Entry]], Search]] = {
        "rapidfuzz": rapidfuzz_alone,
        "fts5": stock_fts5,
    }
    if find_spec("bm25s"):
        found["bm25s"] = bm25
    if shutil.which("fzf"):
        found["fzf"] = fzf
    return found


def rapidfuzz_alone(entries: list[Entry]) -> Search:
    """A scan of every title and alias with WRatio."""
    wordings = [(one.id, text) for one in entries for text in (one.title, *one.aliases)]
    texts = [utils.default_process(text) for _, text in wordings]

    def search(query: str, k: int) -> list[str]:
        near = process.extract(
            utils.default_process(query), texts, scorer=fuzz.WRatio, processor=None, limit=k * 4
        )
        return list(dict.fromkeys(wordings[at][0] for _, _, at in near))[:k]

    return search


def stock_fts5(entries: list[Entry]) -> Search:
    """SQLite's own full-text index as it comes, any of the words, ordered by bm25."""
    conn = sqlite3.connect(":memory:")
    conn.execute("create virtual table kb using fts5(id unindexed, wordings)")
    conn.executemany("insert into kb values (?, ?)", [(one.id, _joined(one)) for one in entries])

    def search(query: str, k: int) -> list[str]:
        words = re.findall(r"\w+", query)
        anyone = " OR ".join(f'"{word}"' for word in words)
        found = conn.execute(
            "select id from kb where kb match ? order by rank limit ?", [anyone, k]
        )
        return [id_ for (id_,) in found] if words else []

    return search


def bm25(entries: list[Entry]) -> Search:
    """bm25s over words and their trigrams, Han characters, pairs and threes."""
    import bm25s  # type: ignore[import-not-found]

    index: Any = bm25s.BM25()
    index.index([_terms(_joined(one)) or ["-"] for one in entries], show_progress=False)

    def search(query: str, k: int) -> list[str]:
        terms = _terms(query)
        if not terms:
            return []
        most = min(k, len(entries))
        found, _ = index.retrieve([terms], k=most, show_progress=False, n_threads=0)
        return [entries[at].id for at in found[0]]

    return search


def fzf(entries: list[Entry]) -> Search:
    """`fzf --filter` over a line for each title and alias, a process for each query."""
    lines = [f"{one.id}\t{text}" for one in entries for text in (one.title, *one.aliases)]
    given = "\n".join(" ".join(line.splitlines()) for line in lines)

    def search(query: str, k: int) -> list[str]:
        command = ["fzf", "--filter", query, "--delimiter", "\t", "--nth", "2.."]
        done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
        ids = (line.partition("\t")[0] for line in done.stdout.splitlines())
        return list(dict.fromkeys(ids))[:k]

    return search


def _joined(entry: Entry) -> str:
    return "\n".join((entry.title, *entry.aliases))


def _terms(text: str) -> list[str]:
    found: list[str] = []
    for run in _RUNS.finditer(unicodedata.normalize("NFKC", text).casefold()):
        if run["han"]:
            sizes, word = range(1, 4), run[0]
        else:
            found.append(run[0])
            sizes, word = range(3, 4), f"_{run[0]}_"
        found += [word[at : at + size] for size in sizes for at in range(len(word) - size + 1)]
    return found
