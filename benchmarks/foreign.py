"""What text from strangers costs where a person, or the hub, waits for it: no more than its length.

Every function reads repeats made to hurt, once and four times as long; the ratio of the processor
times is about 4 when it takes time in proportion, and 16 when by the square.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from typing import Final

from benchmarks.figures import ms, tell, times
from cs_tui.core.article_history import compared
from cs_tui.core.article_words import differing
from cs_tui.core.privacy.redaction import unreachable
from cs_tui.core.text import one_line, shorten
from cs_tui.kb.highlight import typed_parts
from cs_tui.kb.normalise import normalise
from cs_tui.mail.letter import read
from cs_tui.server.bodies import deeper
from cs_tui.widgets.marked import marked
from cs_tui.widgets.wrapping import FOR_FIELDS

REPEATS: Final = (
    *(
        "1 ",
        "0 ",
        "4",
        "card 4 ",
        "订单 1111 ",
        "a\u0300\u0316",
        "\u0300",
        "ﾞ\u0300",
        "\u200b",
        "👍",
    ),
    *("（", "“（", "\n", " ", "|a", "|-|\n", "**a", "[](", "[[", "`", "{ ", '\\"', "[", "> ", "a@"),
    *("From ", "On a\n", "<div ", "=?a?b?", "。", "退", "a ", "th"),
)
READERS: Final[dict[str, Callable[[str], object]]] = {
    "made safe, on one line": one_line,
    "cut to its cells": lambda text: shorten(text, 80),
    "secrets and addresses out": unreachable,
    "broken into lines": FOR_FIELDS.findall,
    "an article drawn": marked,
    "a table of it drawn": lambda text: marked(f"|{text}|\n|-|\n|{text}|"),
    "two versions of it compared": lambda text: list(compared(text, f"{text}。")),
    "two lines of it compared": lambda text: differing(text, f"{text}。"),
    "made comparable": lambda text: normalise(text, len(text)),
    "marked where it was typed": lambda text: typed_parts(text, text),
    "a mail": lambda text: read(f"From: a@b.cn\n\n{text}".encode()).said("zh"),
    "a mail in HTML": lambda text: read(f"Content-Type: text/html\n\n{text}".encode()).said("zh"),
    "a request": lambda text: deeper(text.encode(), 32),
}
LEAST_S: Final = 0.002
"""What is done in less is not told from the clock's own grain."""


def main(argv: Sequence[str] | None = None) -> None:
    """Prints, for each reader, the repeat whose cost grows most, and the dearest."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.foreign", description=__doc__)
    parser.add_argument("--characters", type=int, default=5_000, help="the shorter of the two")
    args = parser.parse_args(argv)
    for name, reader in READERS.items():
        found = [(_growth(reader, repeat, args.characters), repeat) for repeat in REPEATS]
        (grown, _), steepest = max(found)
        (_, spent), dearest = max(found, key=lambda one: one[0][1])
        tell(f"{name}: four times {steepest!r}", times(grown), "<= 6x")
        tell(f"{name}: {4 * args.characters} of {dearest!r}", ms(spent))


def _growth(reader: Callable[[str], object], repeat: str, characters: int) -> tuple[float, float]:
    """How many times as long four times as much takes, and how long that is in seconds."""
    once, fourfold = (_spent(reader, repeat, n) for n in (characters, 4 * characters))
    return fourfold / max(once, LEAST_S), fourfold


def _spent(reader: Callable[[str], object], repeat: str, characters: int) -> float:
    text = repeat * (characters // len(repeat))
    tries = []
    for _ in range(3):
        began = time.process_time()
        reader(text)
        tries.append(time.process_time() - began)
    return min(tries)


if __name__ == "__main__":
    main()
