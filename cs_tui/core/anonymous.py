"""Cases as product, service and marketing may have them: facts, and nobody in them.

Of every field only values are taken that the shop itself made up: ids of its categories, channels
and articles, numbers and days. What is rare is told as `other`, for who knows one of its cases
would find it again. The name of a case is a hash under a key that is thrown away.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Final

from cs_tui.core.case import Case, Status
from cs_tui.core.metrics.facts import contact_facts
from cs_tui.core.policy import Policy
from cs_tui.core.retention import kept_as
from cs_tui.texts import Lang
from cs_tui.texts.assessment import VALUES

FEWEST: Final = 5
"""What fewer cases have than so many is told as `OTHER` (k of k-anonymity)."""

OTHER: Final = "other"
_RARE: Final = ("nature", "category", "channel", "outcome", "cause")
_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MINUTE_MS: Final = 60_000
_SECOND_MS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Line:
    """One case. Days are shift days at the site; empty or None where there is nothing to tell."""

    case: str
    opened: str
    resolved: str
    status: str
    nature: str
    category: str
    """`stage/leaf`."""
    category_name: str
    channel: str
    urgency: str
    expectation: str
    emotion: str
    complexity: str
    outcome: str
    cause: str
    """Of a complaint."""
    contacts: int
    reopened: int
    escalated: bool
    promises: int
    first_reply_s: int | None
    handle_s: int | None
    resolved_in_min: int | None
    articles: str
    """The articles that were used, by id, with a space between them."""
    score: int | None

    @property
    def cells(self) -> list[str]:
        """The same as the cells of a table."""
        return ["" if value is None else _cell(value) for value in asdict(self).values()]


def _cell(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


COLUMNS: Final = tuple(field.name for field in fields(Line))


def lines(
    cases: Iterable[Case], policy: Policy, articles: Collection[str], key: bytes, lang: Lang
) -> list[Line]:
    """One line a case, in an order that tells nothing. `articles` are those that exist.

    A case that was merged goes on in another and has no line.
    """
    found = [
        _line(case, policy, articles, key, lang)
        for case in cases
        if case.id and case.status is not Status.MERGED
    ]
    return sorted(_folded(found), key=lambda one: one.case)


def _line(case: Case, policy: Policy, articles: Collection[str], key: bytes, lang: Lang) -> Line:
    named, ended = case.classification, case.resolution
    path, name = _category(named.leaf, policy, lang)
    contacts = contact_facts(case)
    replies = [one.frt_ms for one in contacts if one.frt_ms is not None and not one.quarantined]
    handled = [one.handle_ms for one in contacts if one.handle_ms is not None]
    used = sorted({one.article for one in case.citations} & set(articles))
    complaint, by = case.complaint, contacts[0].channel if contacts else ""
    return Line(
        case=hmac.new(key, case.id.encode(), hashlib.sha256).hexdigest()[:16],
        opened=_day(case.day),
        resolved=_day(ended.day) if ended else "",
        status=case.status.value,
        nature=_known(kept_as(case), (one.id for one in policy.taxonomy.natures)),
        category=path,
        category_name=name,
        channel=_known(by, (one.id for one in policy.sla.channels)),
        urgency=_known(named.urgency, VALUES["urgency"]),
        expectation=_known(named.expectation, VALUES["expectation"]),
        emotion=_known(named.emotion, VALUES["emotion"]),
        complexity=_known(named.complexity, VALUES["complexity"]),
        outcome=_known(ended.outcome if ended else "", (o.id for o in policy.taxonomy.outcomes)),
        cause=(complaint.cause or "") if complaint else "",
        contacts=len(contacts),
        reopened=case.reopened,
        escalated=case.escalated,
        promises=len(case.promises),
        first_reply_s=replies[0] // _SECOND_MS if replies else None,
        handle_s=sum(handled) // _SECOND_MS if handled else None,
        resolved_in_min=(ended.at - case.opened_at) // _MINUTE_MS if ended else None,
        articles=" ".join(used),
        score=case.survey.score if case.survey else None,
    )


def _known(value: str, known: Iterable[str]) -> str:
    """A value that the shop made up; what somebody wrote instead is not told."""
    return value if not value or value in set(known) else OTHER


def _day(text: str) -> str:
    return text if _DAY.fullmatch(text) else ""


def _category(leaf: str | None, policy: Policy, lang: Lang) -> tuple[str, str]:
    if not leaf:
        return "", ""
    found = policy.taxonomy.find(leaf)
    if found is None:
        return OTHER, ""
    stages = {stage.id: stage.name.say(lang) for stage in policy.taxonomy.stages}
    name = f"{stages.get(found.stage, found.stage)} / {found.name.say(lang)}"
    return f"{found.stage}/{found.id}", name


def _folded(found: Sequence[Line]) -> Iterable[Line]:
    """The lines without what is rare among them."""
    often = {name: Counter(str(getattr(one, name)) for one in found) for name in _RARE}
    used = Counter(article for one in found for article in one.articles.split())
    for one in found:
        rare = {
            name: OTHER
            for name in _RARE
            if getattr(one, name) and often[name][str(getattr(one, name))] < FEWEST
        }
        if "category" in rare or one.category == OTHER:
            rare["category_name"] = ""
        articles = " ".join(it for it in one.articles.split() if used[it] >= FEWEST)
        yield replace(one, articles=articles, **rare)  # type: ignore[arg-type]
