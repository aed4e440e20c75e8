"""An earlier case of a customer, to be read: nothing of it changes, nothing comes to the front."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from cs_tui.core.case import Case
from cs_tui.core.contact_state import Message
from cs_tui.core.policy import Policy
from cs_tui.core.ports import Instant
from cs_tui.core.text import one_line, safe_text
from cs_tui.screens.reading import ReadPanel
from cs_tui.texts import Lang, erasing
from cs_tui.texts import customer as texts
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import five_steps as step_texts
from cs_tui.texts import verification as check_texts
from cs_tui.widgets import timing
from cs_tui.widgets.plain import plain
from cs_tui.widgets.talk import time_per_step

if TYPE_CHECKING:
    from cs_tui.app import CsApp
    from cs_tui.store.customers import Past


async def read(cs: CsApp, past: Past) -> None:
    """Shows it until it is closed."""
    view = await cs.desk.run(cs.desk.cases.view, past.case)
    told = Telling(cs.lang, cs.now(), cs.names, cs.policy)
    title = texts.READ.fill(number=view.case.number)
    await cs.push_screen_wait(ReadPanel(title, told.of(view.case), cs.lang))


@dataclass(frozen=True, slots=True)
class Telling:
    """A case in lines: how it stands, what was said, what was noted, how it ended."""

    lang: Lang
    now: Instant
    names: dict[str, str]
    policy: Policy | None

    def of(self, case: Case) -> Content:
        """All of it."""
        lines = [self._head(case), Content(""), *self._talk(case), *self._end(case)]
        return Content("\n").join(lines)

    def _head(self, case: Case) -> Content:
        contact = case.contacts[0] if case.contacts else None
        channel = desk_texts.CHANNELS.get(contact.channel) if contact else None
        leaf = case.classification.leaf
        known = self.policy.taxonomy.find(leaf) if self.policy and leaf else None
        parts = [
            desk_texts.STATUS[case.status].say(self.lang),
            timing.day_clock(case.opened_at, self.now),
            channel.say(self.lang) if channel else "",
            known.name.say(self.lang) if known else desk_texts.NO_CATEGORY.say(self.lang),
            self._who(case.owner) if case.owner else "",
        ]
        return plain("  ".join(part for part in parts if part), "$muted")

    def _talk(self, case: Case) -> Iterator[Content]:
        if case.erased_at is not None:
            yield plain(erasing.ERASED.say(self.lang), "$muted")
            return
        for said in case.messages:
            yield self._said(said)
        if not case.messages:
            yield plain(case.subject or texts.NOTHING_SAID.say(self.lang), "$muted")

    def _said(self, said: Message) -> Content:
        who = (
            desk_texts.CUSTOMER.say(self.lang) if said.side == "customer" else self._who(said.actor)
        )
        return Content.assemble(
            (f"{timing.day_clock(said.at, self.now)} ", "$muted"),
            plain(who, "bold"),
            "  ",
            plain(safe_text(said.text)),
        )

    def _end(self, case: Case) -> Iterator[Content]:
        parts = (
            (desk_texts.ISSUE, case.note.issue),
            (desk_texts.DONE_PART, case.note.done),
            (desk_texts.NEXT_PART, case.note.next),
            (texts.ENDED, self._ended(case)),
        )
        written = [(label, text) for label, text in parts if text]
        if written:
            yield Content("")
        for label, text in written:
            yield Content.assemble((f"{label.say(self.lang)}  ", "$muted"), plain(text))
        for one in case.skipped:
            step, why = step_texts.NAMES[one.step], one.name.say(self.lang)
            yield plain(step_texts.SKIPPED_TOLD.say(self.lang, step=step, reason=why), "$muted")
        for check in case.checks:
            line = check_texts.LINE if check.passed else check_texts.LINE_NOT
            yield plain(line.say(self.lang, means=check.name.say(self.lang)), "$muted")
        if took := time_per_step(case, self.lang):
            yield Content.styled(took, "$muted")

    def _ended(self, case: Case) -> str:
        ended = case.resolution
        if ended is None:
            return ""
        known = self.policy.taxonomy.outcomes if self.policy else ()
        wanted = ended.line if case.cancelled else ended.outcome
        return next((one.name.say(self.lang) for one in known if one.id == wanted), wanted)

    def _who(self, person: str) -> str:
        return one_line(self.names.get(person, person))
