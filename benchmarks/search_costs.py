"""What the knowledge search costs one desk: memory, opening, every keystroke, one more entry.

    python -m benchmarks.search_costs INDEX < QUESTIONS

`benchmarks.search` runs it on the index it built, in a process of its own: the questions come as
JSON lines. Times of keystrokes and entries are processor time, so that a busy machine says the
same; opening and the first result are what a person waits.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from benchmarks.figures import median, p99

HITS = 10
ENTRIES = 50
MB = 1_000_000


def costs(index: Path, questions: Iterable[str]) -> str:
    """The report of a process of its own that types these questions."""
    given = "".join(json.dumps(question) + "\n" for question in questions)
    command = [sys.executable, "-m", "benchmarks.search_costs", str(index)]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    return done.stdout


def main(argv: list[str]) -> None:
    """Measure and print."""
    index = Path(argv[0])
    questions = [json.loads(line) for line in sys.stdin]
    start = _resident()

    from cs_tui.kb.index_file import open_index
    from cs_tui.kb.search import Entry

    imported = _resident()
    began = time.perf_counter()
    knowledge, conn = open_index(index)
    with closing(conn):
        opened = time.perf_counter()
        knowledge.search(questions[0], HITS)
        first = time.perf_counter()
        ms = []
        for question in questions:
            for end in range(1, len(question) + 1):
                before = time.process_time()
                knowledge.search(question[:end], HITS)
                ms.append((time.process_time() - before) * 1000)
        typed = _resident()
        put = []
        for number in range(ENTRIES):
            entry = Entry(f"costs-{number}", f"{questions[number % len(questions)]} {number}")
            before = time.process_time()
            knowledge.put([entry])
            put.append((time.process_time() - before) * 1000)
    print(f"memory: unused {(imported - start) / MB:.0f} MB, in use {(typed - start) / MB:.0f} MB")
    print(f"opened in {opened - began:.2f} s, first result after {first - began:.2f} s")
    print(f"{len(ms)} keystrokes, CPU: p50 {median(ms):.1f}, p99 {p99(ms):.1f} ms")
    print(f"one more entry, CPU: p50 {median(put):.2f} ms")


def _resident() -> int:
    """Bytes of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096


if __name__ == "__main__":
    main(sys.argv[1:])
