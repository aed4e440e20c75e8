"""Text from strangers made harmless, and text measured in terminal cells.

Sources: Unicode 15 `Default_Ignorable_Code_Point` for what is invisible, UAX #11 for widths, the
extending and joining rules of UAX #29 for what a reader takes for one character, UAX #15 (its
Stream-Safe Text Format) for how many marks one letter may carry.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LONGEST_TEXT = 20_000
"""Characters of one free text: a reply, a note, a reason. More is a pasted file by mistake."""

AT_A_GLANCE_CELLS = 160
"""Two lines of a narrow window: whoever takes the case over reads no more of a note at once."""

MOST_MARKS = 30
"""Marks in a row: no script needs more, and to sort a pile takes the square of its height."""

REPLACEMENT = "\ufffd"
_ZWJ = "\u200d"
_VS16 = "\ufe0f"
_KEYCAP = "\u20e3"

# What ends a line somewhere (NEL, VT, FF and the Unicode separators too) is a line end here.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# C1 mostly comes from text decoded wrongly: where one stands, a letter or a quote was lost.
_LOST = re.compile("[\x80-\x9f\ud800-\udfff]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# One emoji: a pictograph with its variation selector or skin tone, or a keycap.
_PICTOGRAPH = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_EMOJI_PART = f"{_PICTOGRAPH}[\U0001f3fb-\U0001f3ff]?{_VS16}?"
_EMOJI = re.compile(f"{_EMOJI_PART}(?:{_ZWJ}{_EMOJI_PART})*|[0-9#*]{_VS16}{_KEYCAP}")
_RISKY = re.compile(
    f"{_CONTROLS.pattern}|{_LOST.pattern}|{_INVISIBLE.pattern}|{_LINE_ENDS.pattern}"
)

# The scripts in which marks stand, their letters too: only a long run of these is looked at closer.
_PILE = re.compile(
    f"[\u0300-\u20f0\u2cef-\u309a\ua66f-\uabed\ufb1e\ufe20-\U0001e94a]{{{MOST_MARKS + 1},}}"
)

_IDEOGRAPH = (
    "[\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U000323af]"
)
_IDEOGRAPHS_AT_ONCE = 4
_ELLIPSIS = "…"


def safe_text(text: str) -> str:
    """The same words with nothing in them that a terminal or a reader could be tricked by.

    Normalised to NFC. Line ends of every kind become a newline; newline and tab stay. Control
    characters, direction marks, tags and zero-width characters vanish, except inside an emoji.
    Where a character was really lost (lone surrogate, C1) stands U+FFFD. Of the marks piled on one
    letter `MOST_MARKS` stay. Applying it twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", thinned(text))
    if _RISKY.search(text):
        text = _LINE_ENDS.sub("\n", _paired(text))
        text = _LOST.sub(REPLACEMENT, _CONTROLS.sub("", text))
        # Marks may only now stand beside their letter.
        text = unicodedata.normalize("NFC", thinned(_without_invisible(text)))
    return text


def thinned(text: str) -> str:
    """The text with at most `MOST_MARKS` marks in a row: what can be normalised in linear time."""
    return _PILE.sub(_thinned, text) if len(text) > MOST_MARKS else text


def one_line(text: str) -> str:
    """The safe text on one line: every run of blanks, tabs and line ends is one space."""
    return " ".join(safe_text(text).split())


def clusters(text: str) -> Iterator[str]:
    """What a reader takes for single characters: letters with their marks, whole emoji, flags."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not _joined(text, start, index):
            yield text[start:index]
            start = index


def cells(text: str) -> int:
    """How many terminal cells one line of text takes."""
    return len(text) if text.isascii() else sum(_cluster_cells(part) for part in clusters(text))


def shorten(text: str, width: int) -> str:
    """The text on one line in at most `width` cells; `…` ends it when something was cut off."""
    line = one_line(text)
    kept: list[str] = []
    used = 0
    for part in clusters(line):
        used += _cluster_cells(part)
        if used > width:
            return "".join(kept).rstrip() + _ELLIPSIS if width > 0 else ""
        if used < width:  # the last cell is kept for the ellipsis
            kept.append(part)
    return line


def last_word_start(line: str) -> int:
    """Where the last word of `line` begins: what Ctrl+W takes away, with the blanks behind it.

    Chinese has no blanks between words, so there a "word" goes back to the last punctuation, and
    never more than four characters.
    """
    end = line.rstrip()
    if not end:
        return 0
    parts = list(clusters(end))
    kind = _kind(parts[-1][0])
    start, taken = len(end), 0
    for part in reversed(parts):
        if _kind(part[0]) != kind or (kind == "ideograph" and taken == _IDEOGRAPHS_AT_ONCE):
            break
        start, taken = start - len(part), taken + 1
    return start


def _kind(character: str) -> str:
    if re.match(_IDEOGRAPH, character):
        return "ideograph"
    if character.isspace():
        return "blank"
    return "word" if character.isalnum() or character == "_" else "mark"


def _thinned(pile: re.Match[str]) -> str:
    """A run without the marks that stand too high, counted as they are after normalising."""
    kept: list[str] = []
    marks = 0
    for character in pile.group():
        parts = unicodedata.normalize("NFKD", character)
        marks = marks + len(parts) if unicodedata.combining(parts[0]) else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def _paired(text: str) -> str:
    """Two halves of one character that arrived as surrogates become that character again."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _without_invisible(text: str) -> str:
    pieces, end = [], 0
    for emoji in _EMOJI.finditer(text):
        pieces += [_INVISIBLE.sub("", text[end : emoji.start()]), emoji.group()]
        end = emoji.end()
    return "".join([*pieces, _INVISIBLE.sub("", text[end:])])


def _joined(text: str, start: int, index: int) -> bool:
    """Whether the character at `index` belongs to the cluster that began at `start`."""
    character, before = text[index], text[index - 1]
    if before in "\r\n":
        return before == "\r" and character == "\n"
    if before == _ZWJ:
        return _is_pictograph(character)
    if _is_regional(character):
        return index - start == 1 and _is_regional(before)
    return _extends(character)


def _is_pictograph(character: str) -> bool:
    return re.match(_PICTOGRAPH, character) is not None


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _extends(character: str) -> bool:
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or character == _ZWJ
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


def _cluster_cells(cluster: str) -> int:
    flag = len(cluster) == 2 and _is_regional(cluster[0])
    if flag or _VS16 in cluster:
        return 2
    return max(_character_cells(character) for character in cluster)


def _character_cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    # Emoji younger than Python's table are not assigned there, and wide everywhere.
    young = "\U0001f300" <= character <= "\U0001faff" and unicodedata.category(character) == "Cn"
    return 2 if young else 1
