"""Every version of an article: any two of them compared, an earlier one restored by one key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from textual.content import Content

from cs_tui.core.article import Article
from cs_tui.core.article_history import Pair, Version, compared
from cs_tui.core.article_times import written
from cs_tui.core.article_words import Span, differing
from cs_tui.core.text import one_line, shorten
from cs_tui.screens.deciding import DecidePanel
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.texts import Words, joined
from cs_tui.texts import admin as admin_texts
from cs_tui.texts import article as texts
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import knowledge as kb_texts
from cs_tui.widgets import timing
from cs_tui.widgets.marked import broken_at
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

if TYPE_CHECKING:
    from cs_tui.app import CsApp

WIDE: Final = 120
"""From so many cells on the two versions stand side by side."""
WIDEST: Final = 146
NARROW_LINE: Final = 96
SHARE: Final = 0.95
"""A panel takes so many cells, but never more than this share of the screen."""
AROUND: Final = 9
"""So many of them stand around its two columns."""
TITLE: Final = 30
_MARKS: Final = {"same": " ", "changed": "~", "gone": "-", "new": "+"}
_STYLES: Final = {"same": "", "changed": "$warning", "gone": "$error", "new": "$success"}


async def look(cs: CsApp, article: str, *, may_restore: bool) -> Words | None:
    """Picks two versions, shows one beside the other; what to tell when the first was restored."""
    desk, lang = cs.desk, cs.lang
    found = await desk.run(desk.article_review.versions, article)
    if not found:
        return texts.NO_SUCH_ARTICLE
    now = await desk.run(desk.knowledge.article, article)
    version = await _pick(cs, texts.WHICH_VERSION, found)
    if version is None:
        return None
    others = [one for one in found if one.event != version.event] or list(found)
    others.sort(key=lambda one: one.event != now.stamp)
    other = await _pick(cs, texts.BESIDE_WHICH.fill(rev=version.rev), others)
    if other is None:
        return None
    differs = version.event != now.stamp and texts_of(cs, version.article) != texts_of(cs, now)
    possible = may_restore and differs
    wide = cs.size.width >= WIDE
    words = texts.COMPARED if wide else texts.COMPARED_BELOW
    panel = DecidePanel(
        words.fill(rev=version.rev, other=other.rev),
        Content("\n").join(compared_at(cs, version.article, other.article)),
        texts.RESTORE_KEYS if possible else texts.COMPARE_KEYS,
        lang,
        possible=possible,
        wide=wide,
    )
    if not await cs.push_screen_wait(panel):
        return None
    done = await desk.run(desk.authoring.restore, article, version)
    return texts.RESTORED.fill(title=shorten(done.title, TITLE), rev=version.rev)


async def _pick(cs: CsApp, asked: Words, found: Sequence[Version]) -> Version | None:
    rows = [Pick(one, _row(cs, one), key=one.event) for one in found]
    return await cs.push_screen_wait(PickPanel[Version](asked, filtering(rows), cs.lang))


def _row(cs: CsApp, one: Version) -> Content:
    who = one_line(cs.names.get(one.by) or one.by)
    when = timing.day_clock(one.at, cs.now())
    said = texts.VERSION.say(cs.lang, rev=one.rev, time=when, who=who)
    if one.held:
        return plain(said)
    return Content.assemble(plain(said), (f"  {texts.NOT_HELD.say(cs.lang)}", "$warning"))


def texts_of(cs: CsApp, article: Article) -> dict[str, str]:
    """What an article says, by the names of its parts."""
    parts = {
        texts.ISSUE: article.title,
        texts.WORDINGS: "\n".join(article.wordings),
        texts.ENVIRONMENT: article.environment,
        texts.RESOLUTION: article.body,
        texts.CAUSE: article.cause,
        texts.HELD_AS: "\n".join(_held_as(cs, article)),
    }
    return {words.say(cs.lang): text for words, text in parts.items()}


def _held_as(cs: CsApp, article: Article) -> Iterator[str]:
    """Category, for whom, since when and until when: a line for each that is given."""
    policy, lang = cs.policy, cs.lang
    leaf = policy.taxonomy.find(article.cat) if policy and article.cat else None
    name = leaf.name.say(lang) if leaf else one_line(article.cat)
    yield admin_texts.CATEGORY_IS.say(lang, name=name or admin_texts.NO_CATEGORY.say(lang))
    yield texts.AUDIENCES[article.audience].say(lang)
    zone = policy.calendar.time_zone if policy else "UTC"
    channels = [desk_texts.channel(one) for one in article.channels]
    for words, value in (
        (kb_texts.FOR_CHANNELS, joined(channels).say(lang)),
        (texts.OWNED_BY, one_line(article.owner)),
        (kb_texts.HOLDS_FROM, written(article.valid_from, zone)),
        (kb_texts.HOLDS_TO, written(article.valid_to, zone, last_day=True)),
        (texts.TO_REVIEW, written(article.review_at, zone)),
    ):
        if value:
            yield words.say(lang, value=value)


def compared_at(cs: CsApp, before: Article, after: Article) -> Iterator[Content]:
    """Two versions of an article on this screen; what differs is marked word by word.

    Side by side where there is room, else one under the other. Of a part that reads the same there
    is the name alone.
    """
    after_parts, width = texts_of(cs, after), cs.size.width
    for name, old in texts_of(cs, before).items():
        new = after_parts[name]
        if old == new:
            if old:
                yield plain(f"{name}   {texts.SAME_PART.say(cs.lang)}", "$muted")
            continue
        yield plain(name, "$muted")
        for pair in compared(old, new):
            yield from _beside(pair, _side(width)) if width >= WIDE else _below(pair, width)


def _beside(pair: Pair, side: int) -> Iterator[Content]:
    gone, come = _marks(pair)
    left, right = _lines(pair.before, gone, side), _lines(pair.after, come, side)
    for row in range(max(len(left), len(right))):
        one = left[row] if row < len(left) else Content("")
        other = right[row] if row < len(right) else Content("")
        gap = " " * (side - one.cell_length)
        yield Content.assemble(one, gap, f" {_MARKS[pair.side]} ", other).stylize_before(
            _STYLES[pair.side] or "none"
        )


def _below(pair: Pair, width: int) -> Iterator[Content]:
    room = min(NARROW_LINE, int(width * SHARE)) - AROUND
    gone, come = _marks(pair)
    if pair.side == "same":
        yield from (Content.assemble("  ", line) for line in _lines(pair.before, (), room))
        return
    if pair.side != "new":
        for line in _lines(pair.before, gone, room):
            yield Content.assemble("- ", line).stylize_before(_STYLES["gone"])
    if pair.side != "gone":
        for line in _lines(pair.after, come, room):
            yield Content.assemble("+ ", line).stylize_before(_STYLES["new"])


def _marks(pair: Pair) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    return differing(pair.before, pair.after) if pair.side == "changed" else ((), ())


def _lines(text: str, marked: Sequence[Span], width: int) -> list[Content]:
    """The text in lines, its marked parts in bold and underlined."""
    lines: list[Content] = []
    place = 0
    for piece in broken_at(text, width):
        start = text.find(piece, place)
        place = start + len(piece)
        line = plain(piece)
        for first, last in marked:
            if first < place and last > start:
                line = line.stylize("bold underline", max(0, first - start), last - start)
        lines.append(line)
    return lines


def _side(width: int) -> int:
    return max(10, (min(WIDEST, int(width * SHARE)) - AROUND) // 2)
