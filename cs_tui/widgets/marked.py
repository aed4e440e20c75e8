"""The text of an article as it reads: headings, lists and tables, and never a thing that acts.

What stands in it is text: a link shows where it leads and is no button, a picture its name, and
nothing is fetched.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content

from cs_tui.core.markdown import heading
from cs_tui.core.text import cells, clusters, safe_text
from cs_tui.widgets.plain import plain

WIDTH: Final = 88
"""Cells a table may take unless told."""
NARROWEST: Final = 6
MOST_COLUMNS: Final = 40
"""What has more is no table that anybody could read, and stays as it was written."""

_ITEM: Final = re.compile(r"(\s*)[-*+]\s+(.*)")
_RULE: Final = re.compile(r"\s{0,3}(?:-{3,}|\*{3,}|_{3,})\s*$")
_QUOTE: Final = re.compile(r"\s{0,3}>\s?(.*)")
_FENCE: Final = re.compile(r"\s{0,3}(```+|~~~+)")
_ROW: Final = re.compile(r"\s*\|.*\|\s*$")
_BELOW_HEAD: Final = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*$")
_BETWEEN: Final = re.compile(r"(?<!\\)\|")

_INLINE: Final = re.compile(
    r"!?\[(?P<words>[^\[\]\n]{0,300})\]\(\s*<?(?P<to>[^()\s<>]{1,2000})>?[^()\n]{0,300}\)"
    r"|\[\[(?P<article>[^\[\]\n|]{1,200})(?:\|(?P<name>[^\[\]\n]{0,200}))?\]\]"
    r"|\*\*(?P<bold>[^*\n]{1,2000})\*\*"
    r"|`(?P<code>[^`\n]{1,2000})`"
)


def marked(text: str, width: int = WIDTH) -> Content:
    """The text as it reads, tables fitted into `width` cells; line breaks are left to the field."""
    return Content("\n").join(list(_lines(safe_text(text).split("\n"), width)))


def _lines(lines: Sequence[str], width: int) -> Iterator[Content]:
    place, fence = 0, ""
    while place < len(lines):
        line = lines[place]
        found = _FENCE.match(line)
        if found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1][:3]
        elif fence:
            yield plain(line, "$secondary")
        elif _is_head(lines, place):
            end = place + 2
            while end < len(lines) and _ROW.match(lines[end]):
                end += 1
            yield from _table([lines[place], *lines[place + 2 : end]], width)
            place = end
            continue
        else:
            yield _line(line)
        place += 1


def _is_head(lines: Sequence[str], place: int) -> bool:
    """Whether a table begins here."""
    if not _ROW.match(lines[place]) or lines[place].count("|") > MOST_COLUMNS + 1:
        return False
    return place + 1 < len(lines) and _BELOW_HEAD.match(lines[place + 1]) is not None


def _line(line: str) -> Content:
    if title := heading(line):
        return _inline(title[1]).stylize("bold")
    if _RULE.match(line):
        return plain("─" * 20, "$muted")
    if found := _ITEM.match(line):
        return Content.assemble(found[1], "• ", _inline(found[2]))
    if found := _QUOTE.match(line):
        return Content.assemble(("│ ", "$muted"), _inline(found[1]))
    return _inline(line)


def _inline(text: str) -> Content:
    """Bold, code and links in one line; everything else is what it is."""
    parts: list[Content] = []
    end = 0
    for found in _INLINE.finditer(text):
        parts += [plain(text[end : found.start()]), _piece(found)]
        end = found.end()
    return Content.assemble(*parts, plain(text[end:]))


def _piece(found: re.Match[str]) -> Content:
    if found["bold"] is not None:
        return plain(found["bold"], "bold")
    if found["code"] is not None:
        return plain(found["code"], "$secondary")
    if found["article"] is not None:
        return plain(f"《{found['name'] or found['article']}》", "bold")
    words, to = found["words"], found["to"]
    if to.casefold().startswith("kb:"):
        return plain(f"《{words or to[3:]}》", "bold")
    if not words or words == to:
        return plain(to, "underline")
    return Content.assemble(plain(words, "underline"), plain(f" <{to}>", "$muted"))


def _table(rows: Sequence[str], width: int) -> Iterator[Content]:
    """A table with columns as wide as their text asks for, broken inside its cells."""
    cut = [[_cell(cell) for cell in _BETWEEN.split(row.strip()[1:-1])] for row in rows]
    columns = len(cut[0])
    table = [(row + [""] * columns)[:columns] for row in cut]
    room = max(width - 2 * (columns - 1), columns * NARROWEST)
    widths = fitted([max(cells(row[n]) for row in table) for n in range(columns)], room)
    for number, row in enumerate(table):
        broken = [broken_at(cell, room) for cell, room in zip(row, widths, strict=True)]
        for line in range(max(map(len, broken))):
            pieces = [part[line] if line < len(part) else "" for part in broken]
            padded = [
                piece + " " * (room - cells(piece))
                for piece, room in zip(pieces, widths, strict=True)
            ]
            yield plain("  ".join(padded).rstrip(), "bold" if number == 0 else "")
        if number == 0:
            yield plain("  ".join("─" * room for room in widths), "$muted")


def _cell(cell: str) -> str:
    return _inline(cell.replace("\\|", "|").strip()).plain


def fitted(wanted: Sequence[int], room: int) -> list[int]:
    """Widths that together take no more than `room` cells: the widest give way first."""
    widths = [max(1, one) for one in wanted]
    if sum(widths) <= room:
        return widths

    def cut(most: int) -> list[int]:
        return [min(one, most) for one in widths]

    levels = range(NARROWEST, max(widths))
    most = NARROWEST + max(0, bisect_right(levels, room, key=lambda one: sum(cut(one))) - 1)
    fit = cut(most)
    # What is left over goes to the last of those that were cut.
    cut_down = [n for n, one in enumerate(widths) if one > most]
    for n in cut_down[len(cut_down) - max(0, room - sum(fit)) :]:
        fit[n] += 1
    return fit


def broken_at(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells: broken at blanks and between wide characters."""
    lines: list[str] = []
    now, used, blank = "", 0, -1
    for part in clusters(text):
        size = cells(part)
        if used + size > width and now:
            whole = part == " " or cells(now[-1]) > 1 or size > 1 or blank < 0
            head, rest = (now, "") if whole else (now[:blank], now[blank + 1 :])
            lines.append(head.rstrip())
            now, used, blank = rest, cells(rest), -1
            if part == " ":
                continue
        if part == " ":
            blank = len(now)
        now += part
        used += size
    return [*lines, now]
