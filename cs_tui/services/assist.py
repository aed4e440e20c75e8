"""What stands beside the case: plays, category suggestions, knowledge, phrases. Numbered 1-9.

Plays are 1-3, categories 4-6, knowledge 7-9; the numbers never change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cs_tui.core.case import Case
from cs_tui.core.complaint_state import NATURE as COMPLAINT
from cs_tui.core.greeting import Meeting, fitting
from cs_tui.core.placeholders import fill, fill_whole
from cs_tui.core.policy import Leaf, Nature, Phrase, Play, Policy
from cs_tui.services import composing, suggest_examples
from cs_tui.services.cases import CaseView
from cs_tui.services.field_names import ARTICLE, NOTE, PROMISE, REPLY
from cs_tui.services.filters import Filters
from cs_tui.services.kit import Kit
from cs_tui.services.knowledge import Found, Knowledge
from cs_tui.services.lanes import searches
from cs_tui.services.picks import Picks, Usable
from cs_tui.services.suggest import Hint, Suggestions
from cs_tui.services.wording import daypart, holiday_now, site_hour, values_for
from cs_tui.store.reader import Reader
from cs_tui.texts import Lang, lang_of

EACH: Final = 3
HONEST: Final = 0.3
"""Where even the likeliest is less sure, nothing is suggested: no suggestion is an honest state."""
FAINT: Final = 0.05
"""Beside a likelier one, what is less sure than this is left out."""
SURE: Final = 0.8
"""From here on a suggestion may be chosen beforehand: 97 of 100 are right."""
NATURES: Final = 1
FAINT_PLAY: Final = 0.01
"""Plays of categories less sure than this are none for the case."""
PICKED_NATURE: Final = 5.0
"""A nature somebody picked, or a complaint that is surely one, weighs as much as the category."""
BY_ARTICLE, BY_NATURE, BY_OUTCOME = 0.6, 0.2, 0.3
"""What the article, the nature and the outcome of a play add to the share of its category."""

NOT_FOUND: Final = 12
"""The place of an article that was not found, behind every place there is."""


@dataclass(frozen=True, slots=True)
class LeafHint:
    """A suggested category, how surely it fits (0..1), and what the case is like.

    `because` are numbers of cases and wordings of the category, the closest first.
    """

    leaf: Leaf
    confidence: float
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NatureHint:
    """A suggested nature, and how surely it fits (0..1)."""

    nature: Nature
    confidence: float


@dataclass(frozen=True, slots=True)
class Assist:
    """What the assist pane shows for a case."""

    plays: tuple[Play, ...] = ()
    outcomes: tuple[str, ...] = ()
    """What the outcome of each play is called, in the language of the desk."""
    leaves: tuple[LeafHint, ...] = ()
    natures: tuple[NatureHint, ...] = ()
    articles: tuple[Found, ...] = ()
    questions: tuple[str, ...] = ()
    """What to ask next, in the language of the customer; what was asked already is left out."""
    greeting: str = ""
    """What to open with, ready to be sent as it stands; empty when nothing fits."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well plays fit a case: shares 0..1 by id, and the places of the articles plays cite.

    `outcomes` are how cases like this one were solved for good.
    """

    leaves: Mapping[str, float]
    natures: Mapping[str, float]
    outcomes: Mapping[str, float]
    cited: Mapping[str, int]

    def of(self, play: Play) -> float | None:
        """How well a play fits; None for one of another category.

        One of the nature somebody picked, whose article was found among the first, fits any.
        """
        leaf = max(self.leaves.get(one, 0.0) for one in play.leaves)
        place, told = self.cited.get(play.id, NOT_FOUND), self.natures.get(play.nature, 0.0)
        if leaf < FAINT_PLAY and (place >= EACH or told < PICKED_NATURE):
            return None
        near = 1 - place / NOT_FOUND
        worked = self.outcomes.get(play.outcome, 0.0)
        return leaf + BY_ARTICLE * near + BY_NATURE * told + BY_OUTCOME * worked


class Assistant:
    """Finds what fits a case. All its verbs run on the search lane."""

    def __init__(
        self, kit: Kit, knowledge: Knowledge, suggestions: Suggestions, reader: Reader
    ) -> None:
        self._kit = kit
        self._knowledge = knowledge
        self._suggestions = suggestions
        self._reader = reader
        self._picks: Picks | None = None
        self._picks_of: Policy | None = None

    @searches
    def beside(
        self, view: CaseView, typed: str, ticket: int = 0, *, issue: str | None = None
    ) -> Assist:
        """What fits the customer's words, the note and what has been typed so far.

        `issue` is what stands in the note now, where that is newer than the view. Given up, empty
        but for the greeting, when a later `ticket` was drawn.
        """
        case = view.case
        text = _about(case, view, typed)
        policy = self._kit.policies.now(self._reader)
        lang: Lang = lang_of(case.lang)
        only = Filters(lang=lang, channel=case.current.channel if case.current else None)
        about = self._shares(view, issue)
        articles = self._articles(text, only, about, ticket) if text else []
        leaves, natures = self.hints(view, issue)
        asked_of = view.picked("leaf") or next((one.leaf.id for one in leaves), "")
        # A play has the share of its category already: its article counts by its words alone.
        worded = sorted(articles, key=lambda one: -one.score)
        fit = self._fit(view, issue, about, self._cited(policy, worded, lang))
        plays = _plays(policy, case, fit)
        ends = {one.id: one.name for one in policy.taxonomy.outcomes}
        mine: Lang = lang_of(self._kit.profile.lang)
        return Assist(
            plays=plays,
            outcomes=tuple(ends[play.outcome].say(mine) for play in plays),
            leaves=leaves,
            natures=natures,
            articles=tuple(articles[:EACH]),
            questions=_questions(policy, asked_of, view, typed, lang),
            greeting=self._greeting(policy, view, lang),
        )

    @searches
    def hints(
        self, view: CaseView, issue: str | None = None
    ) -> tuple[tuple[LeafHint, ...], tuple[NatureHint, ...]]:
        """The categories and natures that may fit; none where nothing is sure enough."""
        text = _said(view, issue)
        taxonomy = self._kit.policies.now(self._reader).taxonomy
        leaves = _honest(self._suggestions.hints("leaf", text, EACH, FAINT))
        natures = _honest(self._suggestions.hints("nature", text, NATURES, HONEST))
        known = {one.id: one for one in taxonomy.natures}
        return (
            tuple(
                LeafHint(
                    taxonomy.leaf(one.label),
                    one.confidence,
                    tuple(like.source or like.text for like in one.because),
                )
                for one in leaves
            ),
            tuple(NatureHint(known[one.label], one.confidence) for one in natures),
        )

    @searches
    def uses(self, typed: str, view: CaseView, most: int = 50) -> list[Usable]:
        """Plays, phrases and categories by name, words, pinyin or initials, for this channel."""
        channel = view.case.current.channel if view.case.current else ""
        found = self._picks_now().uses(typed)
        fitting = [one for one in found if isinstance(one, Leaf) or _speaks(one, channel)]
        return fitting[:most]

    @searches
    def leaves(self, typed: str, most: int = 60) -> list[Leaf]:
        """Categories by name, synonym, pinyin or initials; all of them when nothing is typed."""
        policy = self._kit.policies.now(self._reader)
        if not typed.strip():
            return list(policy.taxonomy.leaves)
        return [leaf for leaf, _ in self._picks_now().leaves(typed)][:most]

    @searches
    def filled(self, text: str, view: CaseView) -> str:
        """A phrase with everything filled in that is known; the rest stays to be filled by hand."""
        policy = self._kit.policies.now(self._reader)
        return fill(text, values_for(self._kit, policy, view))[0]

    @searches
    def play_fields(self, play: Play, view: CaseView, record: Lang) -> Mapping[str, str]:
        """What a play puts into the fields of a case, filled as far as known.

        The answer is in the language of the customer; the note and what is promised are the
        team's, in the language `record`.
        """
        kit = self._kit
        policy = kit.policies.now(self._reader)
        lang: Lang = lang_of(view.case.lang)
        promise = None
        if play.promise is not None:
            calendar = kit.policies.calendar(self._reader)
            if play.promise.business_ms is not None:
                due = calendar.add(kit.clock(), play.promise.business_ms)
                at, confirmed = due.at, due.confirmed
            else:
                at, confirmed = kit.clock() + (play.promise.in_ms or 0), True
            promise = composing.PromiseDraft(
                play.promise.what.say(record), at, due_confirmed=confirmed
            )
        due_at = promise.due_at if promise else None
        said = values_for(kit, policy, view, due_at=due_at)
        values = values_for(kit, policy, view, due_at=due_at, lang=record)
        fields = {
            REPLY: fill(play.text.say(lang), said)[0],
            "nature": play.nature,
            "leaf": view.picked("leaf") or play.leaves[0],
            "outcome": play.outcome,
        }
        for part, field in NOTE.items():
            fields[field] = fill(getattr(play.note, part).say(record), values)[0]
        if promise is not None:
            what = fill(promise.what, values)[0]
            fields[PROMISE] = composing.PromiseDraft(
                what, promise.due_at, due_confirmed=promise.due_confirmed
            ).to_text()
        article = play.article_id(lang)
        if article is not None:
            found = self._reader.article_by_external(article)
            if found is not None:
                fields[ARTICLE] = found
        return fields

    def _articles(
        self, text: str, only: Filters, about: Mapping[str, float], ticket: int
    ) -> list[Found]:
        """What the words find, led by what they are about.

        Where none of the likeliest category is among the first, the best of it is the last of
        them: a customer's words and an article's may have little in common.
        """
        search = self._knowledge.search
        found = search(text, NOT_FOUND, only, leaning=about, ticket=ticket)
        likeliest = max(about, key=about.__getitem__, default="")
        first = [one.cat for one in found[:EACH]]
        if likeliest in first or about.get(likeliest, 0.0) < HONEST:
            return found
        of_it = search(text, 1, replace(only, cat=likeliest), ticket=ticket)
        known = {one.id for one in of_it}
        others = [one for one in found if one.id not in known]
        return [*others[: EACH - 1], *of_it, *others[EACH - 1 :]]

    def _cited(self, policy: Policy, found: Sequence[Found], lang: Lang) -> Mapping[str, int]:
        """The plays whose article was found, and at which place."""
        names = self._reader.externals([one.id for one in found])
        places = {names.get(one.id): place for place, one in enumerate(found)}
        cites = ((play.id, play.article_id(lang)) for play in policy.plays.plays)
        return {play: places[name] for play, name in cites if name is not None and name in places}

    def _greeting(self, policy: Policy, view: CaseView, lang: Lang) -> str:
        values = values_for(self._kit, policy, view)
        case = view.case
        meeting = Meeting(
            channel=case.current.channel if case.current else "",
            daypart=daypart(site_hour(self._kit, policy)),
            known=bool(case.customer.name),
            holiday=holiday_now(self._kit, policy) is not None,
            back=view.returning,
            again=view.returning and view.again > 0,
        )
        phrases = fitting(policy.scripts.phrases, meeting)
        said = (fill_whole(phrase.text.say(lang), values) for phrase in phrases)
        return next((text for text in said if text), "")

    def _shares(self, view: CaseView, issue: str | None) -> dict[str, float]:
        """How sure each category is: the one a person picked, or what the words suggest."""
        leaf = view.picked("leaf")
        return {leaf: 1.0} if leaf else self._suggestions.shares("leaf", _said(view, issue))

    def _fit(
        self,
        view: CaseView,
        issue: str | None,
        about: Mapping[str, float],
        cited: Mapping[str, int],
    ) -> Fit:
        text, nature = _said(view, issue), view.picked("nature")
        natures = dict(self._suggestions.shares("nature", text))
        if natures.get(COMPLAINT, 0.0) >= SURE:
            nature = nature or COMPLAINT
        return Fit(
            leaves=about,
            natures={nature: PICKED_NATURE} if nature else natures,
            outcomes=self._suggestions.solved(text),
            cited=cited,
        )

    def _picks_now(self) -> Picks:
        policy = self._kit.policies.now(self._reader)
        if self._picks is None or self._picks_of is not policy:
            mine: Lang = lang_of(self._kit.profile.lang)
            self._picks, self._picks_of = Picks(policy, mine), policy
        return self._picks


def _about(case: Case, view: CaseView, typed: str) -> str:
    said = [message.text for message in case.messages if message.side == "customer"]
    parts = [typed, view.text(NOTE["issue"]), *reversed(said[-3:])]
    return " ".join(part for part in parts if part)[:200]


def _said(view: CaseView, issue: str | None) -> str:
    """What category and nature are told by: the record's first line and the customer's words."""
    return suggest_examples.about(view.case, view.text(NOTE["issue"]) if issue is None else issue)


def _honest(found: list[Hint]) -> list[Hint]:
    return found if found and found[0].confidence >= HONEST else []


def _plays(policy: Policy, case: Case, fit: Fit) -> tuple[Play, ...]:
    """The plays of the likely categories, what fits best and has worked first."""
    channel = case.current.channel if case.current else ""
    fitting = [
        (score, play)
        for play in policy.plays.plays
        if _speaks(play, channel) and (score := fit.of(play)) is not None
    ]
    fitting.sort(key=lambda found: -found[0])
    return tuple(play for _, play in fitting[:EACH])


def _questions(
    policy: Policy, leaf_id: str, view: CaseView, typed: str, lang: Lang
) -> tuple[str, ...]:
    """What the category asks for, without what was said or stands in the answer."""
    leaf = policy.taxonomy.find(leaf_id)
    if leaf is None or view.case.status.over:
        return ()
    said = [message.text for message in view.case.messages if message.side == "agent"]
    asked = "\n".join([*said, typed])
    wanted = (question.say(lang) for question in leaf.questions)
    return tuple(question for question in wanted if question not in asked)


def _speaks(one: Play | Phrase, channel: str) -> bool:
    return not one.channels or channel in one.channels
