"""The fields of the case in front: what is typed, what is picked, and what is not on disk yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cs_tui.core.placeholders import unfilled
from cs_tui.core.text import AT_A_GLANCE_CELLS, cells, shorten
from cs_tui.errors import CsError
from cs_tui.services.field_names import NOTE, PICKED, REPLY
from cs_tui.texts import Lang, Words, lang_of
from cs_tui.texts import desk as texts
from cs_tui.widgets.note_form import LABELS, NoteForm
from cs_tui.widgets.writing import Writing

if TYPE_CHECKING:
    from cs_tui.core.case import Case
    from cs_tui.screens.desk import DeskScreen
    from cs_tui.services.cases import Caret, CaseView

KEEP_AFTER_S = 0.4
"""A draft is on disk so long after its first unsaved key; with the write, well under a second."""

ASSIST_AFTER_S = 0.25
"""What fits the case is looked for so long after a key."""

KEEP_AGAIN_S = 5.0
"""After a failure (a full disk) it is tried again so long after."""

BREATH_CELLS = 24
"""Cells of what is named as too long for one breath."""

TYPING_MS = 10_000
"""Whoever pressed a key in a field so lately is typing, as others see it."""


class Fields:
    """Knows which field is which, and what of it was changed since it was last kept."""

    def __init__(self, screen: DeskScreen) -> None:
        self._screen = screen
        self._view: CaseView | None = None
        self._waiting = False
        self._shown: dict[str, Writing] = {}
        """Held, not looked up: at the very end they are no longer on the screen."""
        self._known: dict[str, str] = {}
        """The text of each field as it was last shown or looked at."""
        self._drafted: set[str] = set()
        """The fields of which something not yet saved is on disk."""
        self.dirty: dict[str, tuple[str, str | None]] = {}
        self._typed_at: int | None = None

    @property
    def typing(self) -> bool:
        """Whether something was typed for this case just now."""
        at = self._typed_at
        return at is not None and self._screen.cs.now() - at < TYPING_MS

    @property
    def unsaved(self) -> bool:
        """Whether anything stands in the fields that is no fact yet, on disk or not."""
        self._look()
        return bool(self.dirty or self._drafted)

    def load(self, view: CaseView) -> None:
        """Shows what stands in the fields of a case; what was typed before must have been kept.

        What was added to a reply while it was being sent begins the next one.
        """
        reply = self._reply
        added = ""
        if self._view is not None and self._view.case.id == view.case.id and not view.text(REPLY):
            added = reply.value.removeprefix(self._known.get(REPLY, ""))
        self._view, self._typed_at = view, None
        self.dirty, self._drafted = {}, set(view.drafts)
        reply.value = view.text(REPLY)
        spoken = _spoken(view)
        reply.submit_on_enter = self._screen.cs.settings.chat_enter_sends and not spoken
        words = texts.SAY if spoken else texts.REPLY_HINT
        reply.placeholder = words.say(self._screen.lang)
        self._note.show(view, self._screen.lang)
        self._shown = self._writings()
        self._known = {field: writing.value for field, writing in self._shown.items()}
        if added:
            reply.fill(added)

    def greet(self, greeting: str) -> None:
        """The greeting that fits is offered in the empty reply; Ctrl+S sends it."""
        if not self._reply.value and greeting:
            self._reply.placeholder = greeting

    def edited(self) -> None:
        """A person typed: it will be on disk within a second."""
        self._look()
        self._typed_at = self._screen.cs.now()
        self._keep_after(KEEP_AFTER_S)

    def put(self, values: Mapping[str, str], view: CaseView) -> None:
        """Picked values go into their fields; those that are text are shown there."""
        for field, text in values.items():
            self.dirty[field] = (text, _saved(view.case, field))
            if field == REPLY:
                self._reply.value = text
            elif field in NOTE.values():
                part = field.partition(".")[2]
                self._note.query_one(f"#note-{part}", Writing).value = text

    def pending(self) -> tuple[str | None, dict[str, tuple[str, str | None]]]:
        """The case, and what of it is not on disk yet."""
        self._look()
        return (self._view.case.id if self._view else None), dict(self.dirty)

    def kept(self, case_id: str, saved: Mapping[str, tuple[str, str | None]]) -> None:
        """This much is on disk; what was typed since is not."""
        if self._view is None or self._view.case.id != case_id:
            return
        for field, typed in saved.items():
            (self._drafted.add if typed[0] else self._drafted.discard)(field)
            if self.dirty.get(field) == typed:
                del self.dirty[field]

    def _look(self) -> None:
        """Finds what was typed by the text itself: its message may still be on the way."""
        if self._view is None:
            return
        for field, writing in self._shown.items():
            text = writing.value
            if text != self._known.get(field):
                self._known[field] = text
                seen = self.dirty.get(field, ("", _saved(self._view.case, field)))[1]
                self.dirty[field] = (text, seen)

    def _writings(self) -> dict[str, Writing]:
        parts = {field: f"#note-{part}" for part, field in NOTE.items()}
        found = {field: self._note.query_one(id_, Writing) for field, id_ in parts.items()}
        return {REPLY: self._reply, **found}

    @property
    def caret(self) -> Caret | None:
        """In which field the caret stands, and where; None when in none."""
        focused = self._screen.focused
        if not isinstance(focused, Writing) or focused.id is None:
            return None
        return focused.id, focused.cursor_location

    def put_caret(self, caret: Caret | None) -> None:
        """Goes on typing where it was left."""
        if caret is None:
            return
        for writing in self._screen.query(f"#{caret[0]}").results(Writing):
            self._screen.set_focus(writing)
            writing.move_cursor(caret[1])

    def missing(self, view: CaseView) -> tuple[str, ...]:
        """What still lacks, with what stands in the fields counted in."""
        have: set[str] = {name for name in PICKED if name in self.dirty}
        noted = (self._note.query_one(f"#note-{part}", Writing).value for part in ("issue", "done"))
        if any(text.strip() for text in noted):
            have.add("line")
        if self._note.query_one("#note-done", Writing).value.strip():
            have.add("step.execute")
        found = [name for name in view.missing if name not in have]
        if unfilled(self._reply.value):
            found.insert(0, "placeholder")
        answered = view.case.ours_was_last or bool(self._reply.value.strip())
        return tuple(found if answered else ["reply", *found])

    def advice(self, view: CaseView) -> Words | None:
        """What is too long in the part of the note that is being written; else what reads badly in
        the reply, the first of it, with what to say instead; on the phone also what takes more than
        one breath. None when nothing does."""
        said, policy = self._reply.value, self._screen.cs.policy
        too_long = self._long_note()
        if too_long is not None or not said.strip():
            return too_long
        # The first frame shows no reply yet.
        from cs_tui.core.wording import lint

        lang, customer = lang_of(view.case.lang), view.case.customer
        banned = policy.scripts.unwanted(lang) if policy is not None else ()
        found = lint(said, lang, name=customer.name or view.record.name, banned=banned)
        first = next((one for one in found if one.habit in texts.READS_BADLY), None)
        if first is None:
            return self._breathless(said, lang) if _spoken(view) else None
        advice = texts.READS_BADLY[first.habit].fill(found=first.found)
        if not first.instead:
            return advice
        return texts.SAY_INSTEAD.fill(advice=advice, instead=first.instead)

    def _long_note(self) -> Words | None:
        focused = self._screen.focused
        for part in NOTE:
            writing = self._note.query_one(f"#note-{part}", Writing)
            if writing is focused and cells(writing.value) > AT_A_GLANCE_CELLS:
                return texts.LONG_NOTE.fill(part=LABELS[part], n=len(writing.value.strip()))
        return None

    def _breathless(self, said: str, lang: Lang) -> Words | None:
        from cs_tui.core.pace import too_long

        policy = self._screen.cs.policy
        breath = too_long(said, lang, policy.shop.pace.rates) if policy is not None else None
        if breath is None:
            return None
        found = shorten(breath.text, BREATH_CELLS)
        return texts.BREATHLESS.fill(s=round(breath.ms / 1000), found=found)

    def _keep_after(self, seconds: float) -> None:
        if not self._waiting:
            self._waiting = True
            self._screen.set_timer(seconds, self._keep)

    def _keep(self) -> None:
        self._waiting = False
        self._screen.attempt(self._try_to_keep)

    async def _try_to_keep(self) -> None:
        try:
            await self._screen.flush()
        except CsError:
            self._keep_after(KEEP_AGAIN_S)
            raise

    @property
    def _reply(self) -> Writing:
        return self._screen.query_one("#reply", Writing)

    @property
    def _note(self) -> NoteForm:
        return self._screen.query_one(NoteForm)


def _spoken(view: CaseView) -> bool:
    """Whether the answer is said on the phone."""
    contact = view.case.current
    return contact is not None and contact.channel == "phone"


def _saved(case: Case, field: str) -> str | None:
    """The value that stands saved: what an edit is based on."""
    if field in NOTE.values():
        return str(getattr(case.note, field.partition(".")[2])) or None
    if field in PICKED:
        found: str | None = getattr(case.classification, field)
        return found
    return None
