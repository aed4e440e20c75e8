"""Articles as JSON lines: one article a line, a bad line named and stepped over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, Literal, NoReturn

from cs_tui.content.files import open_bytes
from cs_tui.core.article import ArticleRevised, article_id, stream_of
from cs_tui.texts import Words
from cs_tui.texts import content as texts

LINE_LIMIT: Final = 1_000_000
"""Bytes of one line; a longer one is no article."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article as a file has it. Only the title is sure to hold text."""

    line: int
    id: str
    """The file's own id; empty where it gives none."""
    title: str
    body: str
    aliases: tuple[str, ...]
    """Other wordings customers use for the title."""
    lang: Literal["zh", "en", ""]
    cat: str
    """A free label."""
    pair: str
    """What an article shares with its twin in the other language; empty without one."""

    def stream(self, source: str) -> str:
        """The stream of this article among those of `source`, the same on every machine.

        Where the file gives no id, language and title stand for one.
        """
        return stream_of(article_id(source, self.id or f"{self.lang}\n{self.title}"))

    def revised(self, source: str, base_rev: int = 0) -> ArticleRevised:
        """What is to be said of it in the log, after its revision `base_rev`."""
        return ArticleRevised(
            title=self.title,
            body=self.body,
            aliases=self.aliases,
            lang=self.lang,
            cat=self.cat,
            pair=self.pair,
            external=self.id,
            source=source,
            base_rev=base_rev,
        )


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that holds no article: its number from 1, the field (empty: the line), and why."""

    line: int
    field: str
    reason: Words


class _LineError(Exception):
    def __init__(self, field: str, reason: Words) -> None:
        super().__init__(field)
        self.field, self.reason = field, reason


def read_articles(
    source: Traversable | Iterable[bytes], *, line_limit: int = LINE_LIMIT
) -> Iterator[ArticleRow | BadLine]:
    """Every line of a file or of a binary stream, in order: an article, or why it is none.

    Blank lines are passed over. Fields other than ours are ignored. Of two lines with one id the
    second is bad. Raises `BadFile` only when the file itself cannot be opened or read.
    """
    if isinstance(source, Path | Traversable):
        with open_bytes(source) as lines:
            yield from _rows(lines, line_limit)
    else:
        yield from _rows(source, line_limit)


def _rows(lines: Iterable[bytes], line_limit: int) -> Iterator[ArticleRow | BadLine]:
    first_line_of: dict[str, int] = {}
    for number, raw in enumerate(lines, start=1):
        try:
            found = _object(raw, number, line_limit)
            if found is None:
                continue
            row = _row(found, number)
            earlier = first_line_of.setdefault(row.id, number) if row.id else number
            if earlier != number:
                raise _LineError("id", texts.ID_TWICE.fill(line=earlier))
        except _LineError as bad:
            yield BadLine(number, bad.field, bad.reason)
        else:
            yield row


def _object(raw: bytes, number: int, line_limit: int) -> dict[str, object] | None:
    """The JSON object of one line; None for a blank line."""
    if len(raw) > line_limit:
        raise _LineError("", texts.LINE_TOO_LONG.fill(limit=line_limit))
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()
        if not text:
            return None
        found = json.loads(text, parse_constant=_not_finite)
    except UnicodeDecodeError as error:
        raise _LineError("", texts.LINE_NOT_UTF8) from error
    except RecursionError as error:
        raise _LineError("", texts.LINE_TOO_DEEP) from error
    except ValueError as error:
        raise _LineError("", texts.LINE_NOT_JSON) from error
    if not isinstance(found, dict):
        raise _LineError("", texts.LINE_NOT_OBJECT)
    return found


def _not_finite(_constant: str) -> NoReturn:
    raise _LineError("", texts.NOT_FINITE)


def _row(found: dict[str, object], number: int) -> ArticleRow:
    title = _text(found, "title").strip()
    if not title:
        raise _LineError("title", texts.REQUIRED if "title" not in found else texts.BLANK)
    return ArticleRow(
        line=number,
        id=_id(found),
        title=title,
        body=_text(found, "body"),
        aliases=_aliases(found),
        lang=_lang(found),
        cat=_text(found, "cat").strip(),
        pair=_text(found, "pair").strip(),
    )


def _text(found: dict[str, object], field: str) -> str:
    return _whole_text(found.get(field), field)


def _whole_text(value: object, field: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _LineError(field, texts.NOT_TEXT)
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise _LineError(field, texts.BROKEN_CHARACTERS)
    return value


def _id(found: dict[str, object]) -> str:
    value = found.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise _LineError("id", texts.NOT_ID)
    return _whole_text(value, "id").strip()


def _aliases(found: dict[str, object]) -> tuple[str, ...]:
    value = found.get("aliases")
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(alias, str) for alias in value):
        raise _LineError("aliases", texts.NOT_A_LIST_OF_TEXTS)
    aliases = (_whole_text(alias, "aliases").strip() for alias in value)
    return tuple(alias for alias in aliases if alias)


def _lang(found: dict[str, object]) -> Literal["zh", "en", ""]:
    lang = _text(found, "lang").strip()
    if lang == "zh":
        return "zh"
    if lang == "en":
        return "en"
    if lang:
        raise _LineError("lang", texts.NOT_A_LANGUAGE)
    return ""
