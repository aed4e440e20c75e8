"""What `cs-tui stats` prints: the same figures as data and in words.

Nothing is made smaller than it is known: below ten there are counts and no percentages.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from cs_tui.cli.output import argument, language, put, put_json
from cs_tui.cli.session import Session, session
from cs_tui.cli.times import at_site, said
from cs_tui.core.metrics.day import Counts, DayFigures, Unanswered
from cs_tui.core.metrics.fcr import FirstContacts
from cs_tui.core.metrics.figures import Figure
from cs_tui.core.text import one_line
from cs_tui.errors import Refused, UsageError
from cs_tui.services import telling
from cs_tui.store import board as lists
from cs_tui.texts import Lang, Words
from cs_tui.texts import cli_data as texts
from cs_tui.texts import desk as desk_texts

EVERYBODY = "all"
MOST_WAITING = 20


def run(args: argparse.Namespace) -> int:
    """The figures of one day, of one person or of everybody in this log."""
    with session() as open_:
        kit = open_.desk.kit
        figures = asked_for(open_, args)
        policy = open_.do(kit.policy_to_show)
        if args.json:
            put_json(data_of(figures, policy.calendar.time_zone))
            return 0
        names = {leaf.id: leaf.name.say(language()) for leaf in policy.taxonomy.leaves}
        names |= {
            actor: one_line(name) for actor, name in open_.do(open_.desk.people.names).items()
        }
        for waiting in figures.unanswered[:MOST_WAITING]:
            names[waiting.case] = number_of(open_, waiting.case)
        for line in Telling(policy.calendar.time_zone, names, language()).lines(figures):
            put(line)
    return 0


class Telling:
    """The figures of a day in lines: one a channel and kind, no columns to line up."""

    def __init__(self, zone: str, names: dict[str, str], lang: Lang) -> None:
        """`names` says what ids of people, categories and cases are called."""
        self._zone = zone
        self._names = names
        self._lang: Lang = lang

    def lines(self, day: DayFigures) -> Iterator[str]:
        """Everything about the day."""
        who = texts.EVERYBODY if day.agent is None else self._called(day.agent)
        yield self._say(texts.OF_DAY, day=day.day, who=who)
        yield self._counts(texts.IN_ALL, day.total)
        for channel in telling.in_order(day.channels):
            name = desk_texts.CHANNELS.get(channel.channel, channel.channel)
            yield self._counts(name, channel.counts)
            for figure in telling.of_channel(channel):
                yield f"  {self.figure(figure)}"
        if day.promises_kept.n or day.promises_open:
            yield self._say(
                texts.PROMISES, kept=self.figure(day.promises_kept), n=day.promises_open
            )
        if day.first_contacts is not None:
            yield from self._first_contacts(day.first_contacts)
        if day.mastery.n:
            yield self.figure(day.mastery)
        if day.asked_again.n:
            yield self.figure(day.asked_again)
        if day.leaves:
            named = [f"{self._called(leaf)} {n}" for leaf, n in day.leaves]
            yield self._say(texts.ABOUT, leaves=self._joined(named))
        for words, n in (
            (texts.ABANDONED, day.abandoned.n),
            (texts.OUTBOUND, day.outbound),
            (texts.QUARANTINED, day.quarantined),
            (texts.UNANSWERED, len(day.unanswered)),
        ):
            if n:
                yield self._say(words, n=n)
        for one in day.unanswered[:MOST_WAITING]:
            yield f"  {self._waiting(one)}"

    def _first_contacts(self, judged: FirstContacts) -> Iterator[str]:
        if judged.gross.n or judged.censored or judged.unknown:
            yield self._say(
                texts.FIRST_CONTACTS,
                first=judged.first,
                last=judged.last,
                net=self.figure(judged.net),
                gross=self.figure(judged.gross),
                young=judged.censored,
                again=judged.repeats,
                unknown=judged.unknown,
            )

    def _counts(self, name: Words | str, counts: Counts) -> str:
        return self._say(texts.ROW, name=name, parts=telling.counts(counts, self._lang))

    def figure(self, figure: Figure) -> str:
        """One figure: how many, and as much more as so many allow."""
        return telling.figure(figure, self._lang, lasting)

    def _waiting(self, one: Unanswered) -> str:
        due = "" if one.due_at is None else self._say(texts.DUE, time=said(one.due_at, self._zone))
        channel = desk_texts.CHANNELS.get(one.channel, one.channel)
        since = said(one.since_at, self._zone)
        return self._say(
            texts.SINCE, channel=channel, time=since, due=due, case=self._called(one.case)
        )

    def _called(self, id_: str) -> str:
        return self._names.get(id_) or one_line(id_)

    def _joined(self, parts: list[str]) -> str:
        return ("，" if self._lang == "zh" else ", ").join(parts)

    def _say(self, words: Words, **values: object) -> str:
        return words.say(self._lang, **values)


def lasting(ms: int | None, lang: Lang) -> str:
    """A duration as it is spoken: `30 s`, `4 min 30 s`, `2 h 10 min`."""
    seconds = (ms or 0) // 1000
    if seconds < 60:
        return texts.SECONDS.say(lang, s=seconds)
    if seconds < 3600:
        return texts.MINUTES.say(lang, m=seconds // 60, s=seconds % 60)
    return texts.HOURS.say(lang, h=seconds // 3600, m=seconds % 3600 // 60)


def asked_for(open_: Session, args: argparse.Namespace) -> DayFigures:
    """The figures of the day and of whom the command names.

    A team's come from the hub, which has everybody's records; a desk alone has them all itself.
    Raises `UsageError` for a day that is none, and the gateway's errors.
    """
    who = open_.desk.kit.profile
    day = day_of(open_, args.day)
    wanted = argument(args.actor) if args.actor is not None else who.actor
    agent = None if args.team or wanted == EVERYBODY else wanted
    from_hub = args.hub or (args.team and not who.alone)
    return _from_hub(open_, day, agent) if from_hub else _from_log(open_, day, agent)


def number_of(open_: Session, case_id: str) -> str:
    """The number of a case that people say; empty when this log does not have the case."""
    row = open_.do(lists.row_of, open_.desk.kit.log.conn, case_id)
    return row.number if row is not None else ""


def _from_log(open_: Session, day: str, agent: str | None) -> DayFigures:
    return open_.do(open_.desk.wrapup.day, day, agent)


def _from_hub(open_: Session, day: str, agent: str | None) -> DayFigures:
    who = open_.desk.kit.profile
    if who.alone:
        raise Refused(texts.ALONE)
    from cs_tui.cli.hub_figures import asked

    return open_.runner.run(asked(who, day, agent))


def day_of(open_: Session, given: str | None) -> str:
    """The shift day that was asked for; today's when none was. Raises `UsageError`."""
    return day_named(given, open_.do(open_.desk.kit.day))


def day_named(given: str | None, today: str) -> str:
    """The same, where today is known. Raises `UsageError`."""
    if given is None or given == "today":
        return today
    if given == "yesterday":
        return (date.fromisoformat(today) - timedelta(days=1)).isoformat()
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise UsageError(texts.BAD_DAY.fill(given=one_line(argument(given)))) from error


def data_of(figures: DayFigures, zone: str) -> dict[str, Any]:
    """The figures for a program. Durations are milliseconds, shares 0 to 1 or null."""
    data = asdict(figures)
    data["leaves"] = [{"leaf": leaf, "n": n} for leaf, n in figures.leaves]
    data["unanswered"] = [
        {
            "contact": one.contact,
            "case": one.case,
            "channel": one.channel,
            "since_at": at_site(one.since_at, zone),
            "due_at": at_site(one.due_at, zone),
        }
        for one in figures.unanswered
    ]
    return data
