"""An item of a handover in lines: what the receiver reads beside the case."""

from __future__ import annotations

from cs_tui.core.handover_state import Item
from cs_tui.core.when import written
from cs_tui.texts import Lang, assessment, lang_of
from cs_tui.texts import handover as texts


def lines_of(item: Item, lang: Lang, zone: str) -> list[tuple[str, str]]:
    """Label and text of everything that is known of an item, severity first; times exact."""
    waiting = item.waiting_for
    if item.waiting_since is not None:
        since = written(item.waiting_since, zone)
        waiting = texts.SINCE.say(lang, whom=waiting or texts.CUSTOMER.say(lang), since=since)
    mood = assessment.EMOTIONS.get(item.mood)
    found = (
        (texts.SEVERITY, texts.SEVERITIES[item.severity].say(lang)),
        (texts.STATE, item.state),
        (assessment.EMOTION, mood.say(lang) if mood else item.mood),
        (texts.FACTS, item.facts),
        (texts.PROMISE, _with_due(item.promise, item.promise_due_at, lang, zone)),
        (texts.WAITING, waiting),
        (texts.NEXT, _with_due(item.next, item.next_due_at, lang, zone)),
        (texts.CONTINGENCY, item.contingency),
    )
    return [(label.say(lang), text) for label, text in found if text]


def note_of(item: Item, lang: str, zone: str) -> str:
    """What goes with the offer of the case, in the language of who gives it."""
    said: Lang = lang_of(lang)
    colon = ": " if said == "en" else "："
    return "\n".join(f"{label}{colon}{text}" for label, text in lines_of(item, said, zone))


def _with_due(text: str, due_at: int | None, lang: Lang, zone: str) -> str:
    if due_at is None:
        return text
    due = texts.BY.say(lang, time=written(due_at, zone))
    return f"{text}{'，' if lang == 'zh' else ', '}{due}" if text else due
