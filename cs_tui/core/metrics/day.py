"""The figures of one shift day, for one agent or for everybody.

Counts may be added up over channels; times never are: a phone call and an e-mail have no common
response time (DESIGN 7). A quarantined contact is counted and its times are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from cs_tui.core.five_steps_state import STEPS
from cs_tui.core.metrics.fact_rows import COMPLEXITIES, CaseFacts, ContactFacts, QuizFacts
from cs_tui.core.metrics.fcr import FirstContacts
from cs_tui.core.metrics.figures import METRICS, Figure, count, share, times
from cs_tui.core.metrics.proportions import Share, service_level
from cs_tui.core.metrics.ratings import rated
from cs_tui.core.metrics.turns import PROMPT_CHANNELS, PROMPT_MS, answered_within
from cs_tui.core.quiz import mastery


@dataclass(frozen=True, slots=True)
class Counts:
    """What was taken and what became of it, with the cases behind each count."""

    taken: Figure
    handled: Figure
    resolved: Figure
    no_action: Figure


@dataclass(frozen=True, slots=True)
class ChannelFigures:
    """One channel's row of the day."""

    channel: str
    counts: Counts
    first_response: Figure
    first_in_time: Figure
    turn_response: Figure
    handling: Figure
    service_level: Figure
    """Answered in time, of all answered and all who gave up late (DOMAIN D2.2, formula 4). It
    belongs to a queue: of one person it is empty."""
    csat: Figure
    survey_response: Figure
    resolved_in_time: Figure = Figure("resolved_in_time", n=0, hits=0)
    steps: tuple[Figure, ...] = ()
    """Time at each of the five steps, in their order."""
    turns_in_time: Figure = Figure("turns_in_time", n=0, hits=0)
    """Of the turns answered, those within three minutes; of channels where people wait for it."""
    positive_of_all: Figure = Figure("positive_of_all", n=0, hits=0)
    negative_of_rated: Figure = Figure("negative_of_rated", n=0, hits=0)
    negative_of_all: Figure = Figure("negative_of_all", n=0, hits=0)
    fcr_stated: Figure = Figure("fcr_stated", n=0, hits=0)
    mix: tuple[Figure, ...] = ()
    """The handling time by complexity, the simplest first."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A contact that still waits for its first human answer: at least since `since_at`."""

    contact: str
    case: str
    channel: str
    since_at: int
    due_at: int | None


@dataclass(frozen=True, slots=True)
class DayFigures:
    """A day in figures; the same facts give the same figures on the terminal and on the hub."""

    day: str
    agent: str | None
    """None: everybody."""
    channels: tuple[ChannelFigures, ...]
    total: Counts
    abandoned: Figure
    outbound: int
    """Contacts we began; they are in no other figure."""
    quarantined: int
    promises_kept: Figure
    promises_open: int
    unanswered: tuple[Unanswered, ...]
    """Oldest first, from earlier days too."""
    leaves: tuple[tuple[str, int], ...]
    """Handled contacts by the leaf of their case, the most frequent first."""
    asked_again: Figure = Figure("asked_again", n=0)
    """In how many of the contacts taken the customer had to tell what we knew."""
    first_contacts: FirstContacts | None = None
    """Over the 30 days to this one; of everybody only, for one person has too few."""
    mastery: Figure = Figure("mastery", n=0, hits=0)
    """Of the questions of notices met for the first time, those answered rightly at once."""


def day_figures(
    contacts: Iterable[ContactFacts],
    cases: Iterable[CaseFacts],
    agent: str | None,
    day: str,
    tries: Iterable[QuizFacts] = (),
) -> DayFigures:
    """The figures of a shift day from the facts of its contacts and cases.

    It needs the contacts of that day, the unanswered ones of earlier days, and all contacts of
    cases resolved that day, which tell on which channel; the cases opened or resolved that day,
    whose promises are counted, and the cases of that day's contacts. More of them change nothing.
    """
    known = {one.case: one for one in sorted(cases, key=lambda case: (case.opened_at, case.case))}
    in_order = sorted(contacts, key=lambda contact: (contact.created_at, contact.contact))
    theirs = [one for one in in_order if agent in (None, one.agent)]
    today = [one for one in theirs if one.day == day and one.inbound]
    taken = [one for one in today if one.agent is not None and one.outcome != "abandoned"]
    resolved = _resolved(known.values(), agent, day)
    promising = _promising(known.values(), agent, day)
    asked = [
        case
        for case in known.values()
        if case.survey_day == day and agent in (None, case.survey_agent)
    ]
    gone = [one for one in today if one.outcome == "abandoned"]
    channel_of = _channels(theirs)
    return DayFigures(
        day=day,
        agent=agent,
        channels=tuple(
            _channel(
                channel,
                [one for one in taken if one.channel == channel],
                [one for one in gone if one.channel == channel] if agent is None else None,
                [one for one in resolved if channel_of.get(one.case) == channel],
                [case for case in asked if case.survey_channel == channel],
            )
            for channel in sorted(
                {one.channel for one in (*taken, *(one for one in gone if one.gave_up))}
                | _known([one.case for one in resolved], channel_of)
                | {case.survey_channel for case in asked if case.survey_channel}
            )
        ),
        total=_counts(taken, [one.case for one in resolved]),
        abandoned=count("abandoned", [one.case for one in gone if one.gave_up]),
        outbound=sum(1 for one in theirs if one.day == day and not one.inbound),
        quarantined=sum(1 for one in taken if one.quarantined),
        promises_kept=_promises(promising),
        promises_open=sum(_open_promises(case) for case in promising),
        unanswered=_unanswered(theirs, day),
        leaves=_leaves(taken, known),
        asked_again=_asked_again(taken),
        mastery=mastery(one for one in tries if one.day == day and agent in (None, one.agent)),
    )


def _asked_again(taken: Sequence[ContactFacts]) -> Figure:
    """The cases are those in which it happened: they are to be looked at."""
    again = [one.case for one in taken if one.asked_again]
    return share("asked_again", Share(len(again), len(taken)), again)


def figures_of(day: DayFigures, metric: str) -> tuple[tuple[str, Figure], ...]:
    """Every figure of the day that this metric has, with its channel; "" for all channels."""
    return tuple((channel, one) for channel, one in every_figure(day) if one.metric == metric)


def every_figure(day: DayFigures) -> Iterator[tuple[str, Figure]]:
    """Every figure of the day with its channel; "" for all channels."""
    waiting = count("unanswered", [one.case for one in day.unanswered])
    apart = (day.abandoned, waiting, day.promises_kept, day.mastery, day.asked_again)
    yield from (("", one) for one in (*_in(day.total), *apart))
    if day.first_contacts is not None:
        yield from (("", one) for one in (day.first_contacts.gross, day.first_contacts.net))
    for row in day.channels:
        yield from ((row.channel, one) for one in (*_in(row.counts), *_in(row)))


def as_known(day: DayFigures) -> DayFigures:
    """The day without steps and complexities this version has no figure for: a newer hub has."""

    def known(figures: Sequence[Figure]) -> tuple[Figure, ...]:
        return tuple(one for one in figures if one.metric in METRICS)

    rows = (replace(row, steps=known(row.steps), mix=known(row.mix)) for row in day.channels)
    return replace(day, channels=tuple(rows))


def _in(row: Counts | ChannelFigures) -> list[Figure]:
    values = [getattr(row, field.name) for field in fields(row)]
    more = (*row.steps, *row.mix) if isinstance(row, ChannelFigures) else ()
    return [*(value for value in values if isinstance(value, Figure)), *more]


def channel_figures(contacts: Iterable[ContactFacts]) -> tuple[ChannelFigures, ...]:
    """The times and counts of one person's contacts of one day by channel, without the cases."""
    taken = [one for one in contacts if one.inbound and one.outcome != "abandoned"]
    return tuple(
        _channel(channel, [one for one in taken if one.channel == channel], None, [], [])
        for channel in sorted({one.channel for one in taken})
    )


def _channel(
    channel: str,
    taken: Sequence[ContactFacts],
    gone: Sequence[ContactFacts] | None,
    resolved: Sequence[CaseFacts],
    asked: Sequence[CaseFacts],
) -> ChannelFigures:
    sound = [one for one in taken if not one.quarantined]
    dealt_with = [one for one in sound if one.outcome == "handled"]
    timed = [one for one in sound if one.first_met is not None]
    ratings = rated(asked, resolved)
    return ChannelFigures(
        channel=channel,
        counts=_counts(taken, [one.case for one in resolved]),
        first_response=times(
            "first_response", [(one.case, one.frt_ms) for one in sound if one.frt_ms is not None]
        ),
        first_in_time=share(
            "first_in_time",
            Share(sum(one.first_met is True for one in timed), len(timed)),
            [one.case for one in timed],
            [one.case for one in timed if not one.first_met],
        ),
        turn_response=times(
            "turn_response", [(one.case, ms) for one in sound for ms in one.turn_ms]
        ),
        handling=times(
            "handling",
            [(one.case, one.handle_ms) for one in dealt_with if one.handle_ms is not None],
        ),
        service_level=_service_level([], []) if gone is None else _service_level(timed, gone),
        resolved_in_time=_resolved_in_time(resolved),
        turns_in_time=_turns_in_time(channel, sound),
        csat=ratings.csat,
        survey_response=ratings.survey_response,
        positive_of_all=ratings.positive_of_all,
        negative_of_rated=ratings.negative_of_rated,
        negative_of_all=ratings.negative_of_all,
        fcr_stated=ratings.fcr_stated,
        steps=tuple(
            times(
                f"step_{step}",
                [(one.case, one.steps_ms[place]) for one in dealt_with if _came_to(one, place)],
            )
            for place, step in enumerate(STEPS)
        ),
        mix=tuple(times(f"handling_{one}", _handled(dealt_with, one)) for one in COMPLEXITIES),
    )


def _handled(contacts: Sequence[ContactFacts], complexity: str) -> list[tuple[str, int]]:
    """The handling times of contacts whose case was judged so."""
    return [
        (one.case, one.handle_ms)
        for one in contacts
        if one.handle_ms is not None and one.complexity == complexity
    ]


def _came_to(one: ContactFacts, place: int) -> bool:
    """Whether a contact came to this of the five steps, as far as its desk told."""
    return len(one.steps_ms) > place and one.steps_ms[place] > 0


def _turns_in_time(channel: str, sound: Sequence[ContactFacts]) -> Figure:
    if channel not in PROMPT_CHANNELS:
        return share("turns_in_time", Share(0, 0))
    turned = [one for one in sound if one.turn_ms]
    of = answered_within([ms for one in turned for ms in one.turn_ms])
    slow = [one.case for one in turned if max(one.turn_ms) > PROMPT_MS]
    return share("turns_in_time", of, [one.case for one in turned], slow)


def _service_level(answered: Sequence[ContactFacts], gone: Sequence[ContactFacts]) -> Figure:
    late = [one for one in gone if one.gave_up_late]
    in_time = sum(one.first_met is True for one in answered)
    return share(
        "service_level",
        service_level(in_time, len(answered), len(late)),
        [one.case for one in (*answered, *late)],
        [one.case for one in (*answered, *late) if not one.first_met],
    )


def _resolved_in_time(resolved: Sequence[CaseFacts]) -> Figure:
    timed = [one for one in resolved if one.resolved_met is not None]
    late = [one.case for one in timed if not one.resolved_met]
    of = Share(len(timed) - len(late), len(timed))
    return share("resolved_in_time", of, [one.case for one in timed], late)


def _counts(taken: Sequence[ContactFacts], resolved: list[str]) -> Counts:
    return Counts(
        taken=count("taken", [one.case for one in taken]),
        handled=count("handled", [one.case for one in taken if one.outcome == "handled"]),
        resolved=count("resolved", resolved),
        no_action=count("no_action", [one.case for one in taken if one.outcome == "no_action"]),
    )


def _resolved(cases: Iterable[CaseFacts], agent: str | None, day: str) -> list[CaseFacts]:
    found = (case.on(day) for case in cases)
    return [case for case in found if case is not None and agent in (None, case.resolved_by)]


def _channels(contacts: Iterable[ContactFacts]) -> dict[str, str]:
    """For each case the channel of its last contact: there it counts as resolved, once."""
    return {contact.case: contact.channel for contact in contacts}


def _known(cases: Iterable[str], channel_of: Mapping[str, str]) -> set[str]:
    return {channel_of[case] for case in cases if case in channel_of}


def _promising(cases: Iterable[CaseFacts], agent: str | None, day: str) -> list[CaseFacts]:
    return [
        case
        for case in cases
        if (day == case.day_opened or day in case.days_resolved)
        and (agent is None or agent in case.whose)
    ]


def _promises(cases: Sequence[CaseFacts]) -> Figure:
    kept = sum(case.promises_kept for case in cases)
    late = sum(case.promises_late for case in cases)
    settled = [case.case for case in cases if case.promises_kept or case.promises_late]
    missed = [case.case for case in cases if case.promises_late]
    return share("promises_kept", Share(kept, kept + late), settled, missed)


def _open_promises(case: CaseFacts) -> int:
    return case.promises_made - case.promises_kept - case.promises_late


def _unanswered(contacts: Iterable[ContactFacts], day: str) -> tuple[Unanswered, ...]:
    return tuple(
        Unanswered(one.contact, one.case, one.channel, one.created_at, one.first_due_at)
        for one in contacts
        if one.unanswered and one.day <= day
    )


def _leaves(
    taken: Iterable[ContactFacts], cases: Mapping[str, CaseFacts]
) -> tuple[tuple[str, int], ...]:
    leaves: Counter[str] = Counter()
    for contact in taken:
        case = cases.get(contact.case)
        if contact.outcome == "handled" and case is not None and case.leaf is not None:
            leaves[case.leaf] += 1
    return tuple(sorted(leaves.items(), key=lambda entry: (-entry[1], entry[0])))
