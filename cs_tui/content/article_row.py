"""One article as a file has it, whatever the kind of file: its fields, checked one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, get_args
from zoneinfo import ZoneInfo

from cs_tui.core.article import Article, ArticleRevised, Audience, Confidence, article_id, stream_of
from cs_tui.core.article_times import moment
from cs_tui.core.ports import Instant
from cs_tui.core.text import one_line
from cs_tui.errors import Refused
from cs_tui.texts import Words
from cs_tui.texts import content as texts
from cs_tui.texts import kb_files as file_texts

LONGEST_TITLE: Final = 1_000
LONGEST_TEXT: Final = 100_000
MOST_ALIASES: Final = 500
LONGEST_ID: Final = 200

COLUMNS: Final = (
    "key",
    "id",
    "source",
    "lang",
    "cat",
    "pair",
    "state",
    "title",
    "aliases",
    "environment",
    "body",
    "cause",
    "audience",
    "channels",
    "owner",
    "valid_from",
    "valid_to",
    "review_at",
    "origin",
)
"""Every field of an article in a file, in the order it is exported in."""

_KEY: Final = re.compile(r"[0-9a-f]{32}")
_APART: Final = re.compile(r"[\s,;|，；、]+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?")
"""A day as spreadsheets keep it: days since 1899-12-30 (ECMA-376, the 1900 date system)."""


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
    environment: str = ""
    cause: str = ""
    audience: Audience = "inside"
    channels: tuple[str, ...] = ()
    """The channels it is for; every one where none is named."""
    owner: str = ""
    valid_from: Instant | None = None
    valid_to: Instant | None = None
    review_at: Instant | None = None
    state: Confidence = "published"
    origin: str = ""
    source: str = ""
    """Where it came from first; empty where the import decides."""
    key: str = ""
    """The id of the article in an export of ours, so that it is the same one again."""
    file: str = ""

    def stream(self, source: str) -> str:
        """The stream of this article among those of `source`, the same on every machine.

        Where the file gives no id, language and title stand for one.
        """
        if self.key:
            return stream_of(self.key)
        return stream_of(article_id(self.source or source, self.id or f"{self.lang}\n{self.title}"))

    def revised(self, source: str, base_rev: int = 0) -> ArticleRevised:
        """What is to be said of it in the log, after its revision `base_rev`."""
        return ArticleRevised(
            title=self.title,
            body=self.body,
            environment=self.environment,
            cause=self.cause,
            aliases=self.aliases,
            lang=self.lang,
            cat=self.cat,
            pair=self.pair,
            audience=self.audience,
            channels=self.channels,
            owner=self.owner,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            review_at=self.review_at,
            origin=self.origin,
            external=self.id,
            source=self.source or source,
            base_rev=base_rev,
            draft=self.state == "wip",
        )


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that holds no article: its number from 1, the field (empty: the line), and why."""

    line: int
    field: str
    reason: Words
    file: str = ""


Read = ArticleRow | BadLine


class LineError(Exception):
    """What is wrong with one line, said by `BadLine`."""

    def __init__(self, field: str, reason: Words) -> None:
        super().__init__(field)
        self.field, self.reason = field, reason


class Once:
    """Notices the second of two articles with one id."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[str, int]] = {}

    def check(self, row: ArticleRow) -> ArticleRow:
        """The row. Raises `LineError` where an earlier one has its id."""
        named = row.key or (f"{row.source}\n{row.id}" if row.id else "")
        here = (row.file, row.line)
        file, line = self._first.setdefault(named, here) if named else here
        if (file, line) == here:
            return row
        if file != row.file:
            raise LineError("id", file_texts.ID_IN_FILE.fill(file=file, line=line))
        raise LineError("id", texts.ID_TWICE.fill(line=line))


def row_from(
    found: Mapping[str, object], line: int, *, zone: str = "UTC", file: str = ""
) -> ArticleRow:
    """The article in these fields; those that are not ours are ignored. Raises `LineError`.

    `zone` is the one of times that are written without an offset.
    """
    title = one_line(_text(found, "title", LONGEST_TITLE))
    if not title:
        raise LineError("title", texts.REQUIRED if "title" not in found else texts.BLANK)
    begins, ends = _time(found, "valid_from", zone), _time(found, "valid_to", zone, last_day=True)
    if begins is not None and ends is not None and ends <= begins:
        raise LineError("valid_to", file_texts.ENDS_FIRST)
    return ArticleRow(
        line=line,
        id=_id(found),
        title=title,
        body=_text(found, "body", LONGEST_TEXT),
        aliases=_aliases(found),
        lang=_lang(found),
        cat=_label(found, "cat"),
        pair=_label(found, "pair"),
        environment=_text(found, "environment", LONGEST_TEXT),
        cause=_text(found, "cause", LONGEST_TEXT),
        audience=_audience(found),
        channels=_channels(found),
        owner=_label(found, "owner"),
        valid_from=begins,
        valid_to=ends,
        review_at=_time(found, "review_at", zone),
        state=_state(found),
        origin=_label(found, "origin"),
        source=_label(found, "source"),
        key=_key(found),
        file=file,
    )


def fields_of(article: Article, said: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    """The fields of an article for a file, in order, those that say nothing left out.

    `said` has its three times as the file is to say them.
    """
    values: dict[str, object] = {
        **{name: getattr(article, name) for name in COLUMNS if hasattr(article, name)},
        **said,
        "key": article.id,
        "id": article.external,
        "state": article.confidence,
        "aliases": article.wordings,
    }
    for name in COLUMNS:
        if values[name]:
            yield name, values[name]


def _text(found: Mapping[str, object], field: str, most: int) -> str:
    return _whole_text(found.get(field), field, most)


def _label(found: Mapping[str, object], field: str) -> str:
    return _text(found, field, LONGEST_TITLE).strip()


def _whole_text(value: object, field: str, most: int) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise LineError(field, texts.NOT_TEXT)
    if _SURROGATE.search(value):
        raise LineError(field, texts.BROKEN_CHARACTERS)
    if len(value) > most:
        raise LineError(field, file_texts.TOO_LONG.fill(n=f"{len(value):,}", most=f"{most:,}"))
    return value


def _id(found: Mapping[str, object]) -> str:
    value = found.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise LineError("id", texts.NOT_ID)
    return _whole_text(value, "id", LONGEST_ID).strip()


def _key(found: Mapping[str, object]) -> str:
    key = _label(found, "key")
    if key and not _KEY.fullmatch(key):
        raise LineError("key", file_texts.NOT_A_KEY)
    return key


def _aliases(found: Mapping[str, object]) -> tuple[str, ...]:
    value = found.get("aliases")
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(alias, str) for alias in value):
        raise LineError("aliases", texts.NOT_A_LIST_OF_TEXTS)
    if len(value) > MOST_ALIASES:
        raise LineError("aliases", file_texts.TOO_MANY.fill(n=len(value), most=MOST_ALIASES))
    aliases = (one_line(_whole_text(alias, "aliases", LONGEST_TITLE)) for alias in value)
    return tuple(alias for alias in aliases if alias)


def _lang(found: Mapping[str, object]) -> Literal["zh", "en", ""]:
    lang = _label(found, "lang").casefold()
    if lang in ("zh", "中文", "zh-cn", "zh_cn"):
        return "zh"
    if lang in ("en", "英文", "english"):
        return "en"
    if lang:
        raise LineError("lang", texts.NOT_A_LANGUAGE)
    return ""


def _audience(found: Mapping[str, object]) -> Audience:
    said = _label(found, "audience")
    if said in ("", "inside"):
        return "inside"
    if said == "outside":
        return "outside"
    raise LineError("audience", file_texts.ONE_OF.fill(known=", ".join(get_args(Audience))))


def _channels(found: Mapping[str, object]) -> tuple[str, ...]:
    value = found.get("channels")
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = " ".join(value)
    said = _whole_text(value, "channels", LONGEST_TITLE)
    return tuple(dict.fromkeys(one_line(one).casefold() for one in _APART.split(said) if one))


def _state(found: Mapping[str, object]) -> Confidence:
    said = _label(found, "state") or "published"
    for known in get_args(Confidence):
        if said == known:
            state: Confidence = known
            return state
    raise LineError("state", file_texts.ONE_OF.fill(known=", ".join(get_args(Confidence))))


def _time(
    found: Mapping[str, object], field: str, zone: str, *, last_day: bool = False
) -> Instant | None:
    said = _label(found, field)
    if _SERIAL.fullmatch(said):
        day = datetime(1899, 12, 30) + timedelta(days=float(said))  # noqa: DTZ001  (at the site)
        if day == day.replace(hour=0, minute=0, second=0, microsecond=0):
            said = f"{day:%Y-%m-%d}"
        else:
            return round(day.replace(tzinfo=ZoneInfo(zone)).timestamp()) * 1000
    try:
        return moment(said, zone, last_day=last_day)
    except Refused as error:
        raise LineError(field, error.words) from error
