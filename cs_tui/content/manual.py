"""A plain manual becomes drafts: one for each section that says something.

Sections begin at 第三章, 第二节, 一、, （一）, 1.1 and at Markdown headings. What belongs to the
paper and not to the text is left out: the table of contents, lines with page numbers, glosses such
as 務(wù). Traditional characters are folded to simplified ones.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from cs_tui.content.article_row import LONGEST_TITLE, BadLine, LineError, Once, Read, row_from
from cs_tui.core.markdown import heading
from cs_tui.core.text import one_line, safe_text
from cs_tui.texts import content as texts

if TYPE_CHECKING:
    from opencc import OpenCC

LONGEST_HEADING: Final = 60
"""Characters; what is longer is a sentence that begins with a number."""

_NUMERAL: Final = "[0-9０-９〇零一二三四五六七八九十百两]"
_FORMS: Final = (
    # How deep a heading of each form is, and the form: its number, and what it is called.
    (1, re.compile(rf"(第\s*{_NUMERAL}+\s*[编篇部章])\s*[：:、.．]?\s*(.*)")),
    (2, re.compile(rf"(第\s*{_NUMERAL}+\s*[节條条])\s*[：:、.．]?\s*(.*)")),
    (3, re.compile(r"([一二三四五六七八九十]{1,3}\s*[、．.])\s*(.+)")),
    (4, re.compile(r"([（(]\s*[一二三四五六七八九十]{1,3}\s*[)）])\s*(.+)")),
)
_DOTTED: Final = re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){1,4})[.．、]?\s+(\S.*)")
_SENTENCE: Final = re.compile(r"[。！？；!?;]|[，,：:]$")

_TONED: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_GLOSS: Final = re.compile(
    rf"(?<=[\u3400-\u9fff])\s?[（(]\s*(?=[^)）]*[{_TONED}])[a-zü'’·\s{_TONED}]{{1,40}}\s*[)）]",
    re.IGNORECASE,
)
_NUMBERED_GLOSS: Final = re.compile(
    r"(?<=[\u3400-\u9fff])[（(]\s*[a-zü]{1,6}[1-5](?:\s+[a-zü]{1,6}[1-5])*\s*[)）]", re.IGNORECASE
)
_PAGE: Final = re.compile(
    r"(?:[-–—·~\s]*\d{1,4}[-–—·~\s]*|第\s*\d{1,4}\s*[页頁](?:\s*[,，/]?\s*共\s*\d{1,4}\s*[页頁])?|"
    r"(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4})",
    re.IGNORECASE,
)
_PAGE_NUMBER: Final = re.compile(r"\d{1,4}$")
_LEADERS: Final = ("...", "…", "···", "．．．", "___")
_CONTENTS: Final = re.compile(r"#*\s*(?:目\s*[录錄次]|(?:table of )?contents)\s*$", re.IGNORECASE)


@dataclass(slots=True)
class _Section:
    """One heading and what stands below it."""

    line: int
    level: int
    number: str
    title: str
    text: list[str] = field(default_factory=list)
    last: int = 0
    above: tuple[str, ...] = ()


def read_manual(text: str, name: str, *, zone: str = "UTC") -> Iterator[Read]:
    """The drafts in a manual called `name`, in its order.

    The same manual gives the same drafts; the id of each is made of its headings, not its line.
    """
    once, seen = Once(), dict[str, int]()
    for section in _sections(_lines(text), _stem(name)):
        path = " / ".join((*section.above, section.title))
        count = seen[path] = seen.get(path, 0) + 1
        told = path if count == 1 else f"{path} #{count}"
        fields: dict[str, object] = {
            "id": hashlib.sha256(told.encode()).hexdigest()[:16],
            "title": _asked(section),
            "body": "\n".join(section.text),
            "lang": _lang("\n".join([section.title, *section.text])),
            "cat": section.above[0] if section.above else "",
            "state": "wip",
            "origin": f"{name}:{section.line}-{section.last}",
        }
        try:
            yield once.check(row_from(fields, section.line, zone=zone, file=name))
        except LineError as bad:
            yield BadLine(section.line, bad.field, bad.reason, name)
    if not seen:
        yield BadLine(1, "", texts.BLANK, name)


def _asked(section: _Section) -> str:
    """The title of a draft: the heading, after the one above it where it says little by itself."""
    title = section.title
    if section.above and len(title) <= _SHORT and section.above[-1] not in title:
        title = f"{section.above[-1]}：{title}"
    return title[:LONGEST_TITLE]


_SHORT: Final = 4


def _stem(name: str) -> str:
    return re.sub(r"\.\w{1,8}$", "", name) or name


def _lang(text: str) -> str:
    return "zh" if re.search(r"[\u3400-\u9fff]", text) else "en"


def _lines(text: str) -> list[tuple[int, str]]:
    """The lines with their numbers, cleaned; the table of contents and page numbers left out."""
    told: list[tuple[int, str]] = []
    for number, line in enumerate(safe_text(text.replace("\f", "\n")).split("\n"), 1):
        told.append((number, _folded(_NUMBERED_GLOSS.sub("", _GLOSS.sub("", line))).rstrip()))
    kept: list[tuple[int, str]] = []
    listed: set[str] | None = None
    latest = {_key(line): place for place, (_, line) in enumerate(told)}
    for place, (number, line) in enumerate(told):
        bare = line.strip()
        if _CONTENTS.fullmatch(bare):
            listed = set()
            continue
        if listed is not None and bare:
            key = _key(line)
            if _before_page(line) or (key not in listed and latest[key] > place):
                listed.add(key)
                continue
            listed = None
        title = _before_page(line)
        if _PAGE.fullmatch(bare) or (title and _heading(title)):
            continue
        kept.append((number, line))
    return kept


def _key(line: str) -> str:
    """A line of a table of contents as the heading it points to reads."""
    return "".join((_before_page(line) or line).strip().lstrip("#").split())


def _before_page(line: str) -> str:
    """What stands before the leaders and the number of a page; empty where there are none."""
    bare = line.strip()
    number = _PAGE_NUMBER.search(bare, max(0, len(bare) - _LONGEST_NUMBER))
    if number is None:
        return ""
    led = bare[: number.start()]
    title = led.rstrip()
    gap = led[len(title) :]
    if not title.endswith(_LEADERS) and "\t" not in gap and len(gap) < _WIDE_GAP:
        return ""
    return title.rstrip(" \t.…·．_")


_LONGEST_NUMBER: Final = 4
_WIDE_GAP: Final = 4


def _heading(line: str) -> tuple[int, str, str] | None:
    """Level, number and title of a heading; None for any other line."""
    bare = line.strip()
    if marked := heading(bare):
        level, said = marked
        inner = _heading(said) if not said.startswith("#") else None
        return level, inner[1] if inner else "", inner[2] if inner else said
    if not bare or len(bare) > LONGEST_HEADING or _SENTENCE.search(bare):
        return None
    for level, form in _FORMS:
        if found := form.fullmatch(bare):
            return level, found[1], found[2].strip() or found[1]
    if found := _DOTTED.fullmatch(bare):
        return 4 + len(re.split("[.．]", found[1])) - 1, found[1], found[2]
    return None


def _sections(lines: Sequence[tuple[int, str]], name: str) -> Iterator[_Section]:
    """Every section that says something, with the titles above it."""
    above: list[_Section] = []
    now = _Section(lines[0][0] if lines else 1, 0, "", name)
    for number, line in lines:
        found = _heading(line)
        if found is None:
            if line.strip() or now.text:
                now.text.append(line)
            if line.strip():
                now.last = number
            continue
        yield from _told(now)
        level, mark, title = found
        above = [one for one in above if one.level < level]
        now = _Section(number, level, mark, one_line(title))
        now.above = tuple(one.title for one in above)
        above.append(now)
    yield from _told(now)


def _told(section: _Section) -> Iterator[_Section]:
    while section.text and not section.text[-1].strip():
        section.text.pop()
    section.text = _without_gaps(section.text)
    if section.text:
        yield section


def _without_gaps(lines: Sequence[str]) -> list[str]:
    """The lines with never more than one blank line between two."""
    return [
        line
        for place, line in enumerate(lines)
        if line.strip() or (place and lines[place - 1].strip())
    ]


def _folded(line: str) -> str:
    return _to_simplified().convert(line) if re.search(r"[\u3400-\u9fff]", line) else line


@cache
def _to_simplified() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")
