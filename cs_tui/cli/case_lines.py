"""Cases as lines for people, screen readers too: plain sentences, no columns to line up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cs_tui.cli.case_data import Data
from cs_tui.cli.names import name_of
from cs_tui.core.policy import Policy
from cs_tui.core.text import one_line, safe_text, shorten
from cs_tui.texts import Lang, Words, archive, erasing
from cs_tui.texts import cli_case as texts
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import rules as rule_texts

SUBJECT_CELLS = 60


def listed(data: Data, lang: Lang) -> str:
    """One case of a list on one line: number, status, channel, customer, subject, due time."""
    parts = [
        data["number"],
        _say(desk_texts.STATUS, data["status"], lang),
        archive.ARCHIVED.say(lang) if data["archived"] else "",
        _say(desk_texts.CHANNELS, data["channel"], lang),
        one_line(data["name"] or data["phone"]),
        shorten(data["subject"], SUBJECT_CELLS),
    ]
    times = (
        (texts.DUE, data["due_at"]),
        (texts.PROMISED_BY, data["promise_at"]),
        (texts.COMPLAINT_BY, data["complaint_at"]),
    )
    for words, at in times:
        if at is not None:
            parts.append(words.say(lang, time=_time(at)))
    return "  ".join(part for part in parts if part)


class Telling:
    """One case told in lines: the same data that `--json` prints, in words."""

    def __init__(self, policy: Policy, names: Mapping[str, str], me: str, lang: Lang) -> None:
        self._policy = policy
        self._names = names
        self._me = me
        self._lang: Lang = lang

    def lines(self, data: Data) -> Iterator[str]:
        """Head, customer, what was said, note, promises, how it ended."""
        yield self._head(data)
        if data["erased_at"] is not None:
            yield erasing.ERASED.say(self._lang)
        if data["held"] is not None:
            why = archive.WHY_HELD[data["held"]]
            yield archive.IS_HELD.say(self._lang, number=data["number"], why=why.say(self._lang))
        yield from self._customer(data["customer"])
        if data["again"]:
            yield texts.AGAIN.say(self._lang, n=data["again"] + 1)
        for twin in data["twins"]:
            words = desk_texts.SAME_ORDER if twin["same"] == "order" else desk_texts.SAME_LEAF
            yield words.say(self._lang, number=twin["number"])
        yield from self._classified(data)
        yield from map(self._message, data["messages"])
        for part, words in (
            ("issue", desk_texts.ISSUE),
            ("done", desk_texts.DONE_PART),
            ("next", desk_texts.NEXT_PART),
        ):
            if data["note"][part]:
                text = _indented(data["note"][part])
                yield texts.NOTE_LINE.say(self._lang, part=words, text=text)
        yield from map(self._promise, data["promises"])
        yield from self._end(data)

    def _head(self, data: Data) -> str:
        owner = data["owner"]
        if owner is None:
            held = texts.OWNER_QUEUE
        elif owner == self._me:
            held = texts.OWNER_ME
        else:
            held = texts.OWNER_OTHER.fill(owner=self._called(owner))
        return texts.HEAD.say(
            self._lang,
            number=data["number"],
            status=desk_texts.STATUS[data["status"]],
            owner=held,
            channel=_say(desk_texts.CHANNELS, data["channel"] or "", self._lang) or "-",
        )

    def _called(self, actor: str) -> str:
        name = self._names.get(actor, "")
        return one_line(name) or (texts.ME.say(self._lang) if actor == self._me else actor)

    def _customer(self, who: Data) -> Iterator[str]:
        grade = desk_texts.GRADES.get(who["grade"])
        order = f"{desk_texts.ORDER.say(self._lang)} {who['order_no']}" if who["order_no"] else ""
        parts = [who["name"], who["phone"], grade.say(self._lang) if grade else "", order]
        known = ["" if part is None else one_line(part) for part in parts]
        if any(known):
            yield texts.CUSTOMER_IS.say(self._lang, parts=self._joined(known))

    def _classified(self, data: Data) -> Iterator[str]:
        book = self._policy.taxonomy
        picked = [
            name_of(choices, data[field], self._lang)
            for field, choices in (
                ("nature", book.natures),
                ("leaf", book.leaves),
                ("outcome", book.outcomes),
            )
        ]
        if any(picked):
            yield texts.ABOUT.say(self._lang, parts=self._joined(picked))
        if data["missing"]:
            lacking = [rule_texts.LACKING[name].say(self._lang) for name in data["missing"]]
            yield texts.STILL_MISSING.say(self._lang, names=self._joined(lacking))
        if data["due_at"]:
            yield texts.DUE.say(self._lang, time=_time(data["due_at"]))

    def _message(self, said: Data) -> str:
        if said["side"] == "customer":
            who = desk_texts.CUSTOMER.say(self._lang)
        else:
            who = self._called(said["actor"])
        state = {
            "waiting": desk_texts.WAITS,
            "sent": desk_texts.SENT,
            "delivered": desk_texts.DELIVERED,
            "failed": desk_texts.FAILED,
            "spoken": desk_texts.SPOKEN,
        }.get(said["delivery"])
        return texts.MESSAGE_LINE.say(
            self._lang,
            time=_time(said["at"]),
            who=who,
            text=_indented(said["text"]),
            delivery=f" [{state.say(self._lang)}]" if state else "",
        )

    def _promise(self, made: Data) -> str:
        return texts.PROMISE_LINE.say(
            self._lang,
            n=made["n"],
            what=one_line(made["what"]) or "-",
            time=_time(made["due_at"]),
            state=texts.STATES[made["state"]],
        )

    def _end(self, data: Data) -> Iterator[str]:
        ended = data["resolution"]
        if ended is not None:
            outcomes = self._policy.taxonomy.outcomes
            needless = data["status"] == "cancelled"
            outcome = name_of(outcomes, ended["line" if needless else "outcome"], self._lang)
            line = desk_texts.STATUS["cancelled"].say(self._lang) if needless else ended["line"]
            yield texts.ENDED_AS.say(self._lang, outcome=outcome, line=one_line(line))
        if data["void"]:
            yield texts.VOID.say(self._lang, n=data["void"])

    def _joined(self, parts: list[str]) -> str:
        mark = "，" if self._lang == "zh" else ", "
        return mark.join(part for part in parts if part)


def _say(table: Mapping[str, Words], key: str, lang: Lang) -> str:
    return table[key].say(lang) if key in table else one_line(key)


def _time(iso: str) -> str:
    """`2026-11-24T18:00:00+08:00` as `11-24 18:00`."""
    return f"{iso[5:10]} {iso[11:16]}"


def _indented(text: str) -> str:
    """Further lines of a text stand two blanks in, so that no line passes for one of ours."""
    return "\n  ".join(safe_text(text).splitlines())
