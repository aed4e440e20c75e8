"""Looking back: a reflection, shared or private, and defects reported and answered."""

from __future__ import annotations

from cs_tui.core import defect, reflection
from cs_tui.core.defect import Defect, Outcome, Sort
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.reflection import Diary, Reflected, ReflectedPrivately, Reflection
from cs_tui.core.shift import Shift
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.services.shift import Shifts
from cs_tui.store import defects as lists


class Reflections:
    """Verbs on what a person writes about the own day."""

    def __init__(self, kit: Kit, shifts: Shifts) -> None:
        self._kit = kit
        self._shifts = shifts

    @reads
    def of(self, stream: str, day: str) -> tuple[Reflection, Reflection]:
        """What I shared in the stream of a shift, and what I kept to myself for its day."""
        reader = self._kit.reader
        shift = reader.state(stream)
        diary = reader.state(reflection.private_stream(self._kit.profile.actor))
        return (
            shift.reflection if isinstance(shift, Shift) else Reflection(),
            diary.on(day) if isinstance(diary, Diary) else Reflection(),
        )

    def share(self, well: str, hard: str) -> None:
        """Writes it into my shift, where the lead reads it. Raises `Refused` off duty."""
        with self._kit.log.act(self._shifts.stream(), self._kit.ctx(), Shift) as act:
            act.add(Reflected(well=_clean(well), hard=_clean(hard)))

    def keep(self, well: str, hard: str) -> None:
        """Writes it for myself: it never leaves this machine."""
        kit = self._kit
        stream = reflection.private_stream(kit.profile.actor)
        with kit.log.act(stream, kit.ctx(), Diary) as act:
            act.add(ReflectedPrivately(day=kit.day(), well=_clean(well), hard=_clean(hard)))


class Defects:
    """Verbs on reported defects."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def mine(self) -> tuple[Defect, ...]:
        """What I reported, the open ones first."""
        return lists.listed(self._kit.reader.conn, self._kit.profile.actor)

    @reads
    def open(self) -> tuple[Defect, ...]:
        """What anybody reported and is not settled yet."""
        return tuple(one for one in lists.listed(self._kit.reader.conn) if one.open)

    def report(self, text: str, *, article: str = "", sort: Sort = "") -> Defect:
        """Reports a defect of an article, or of the process. Raises `Refused`."""
        kit = self._kit
        ctx = kit.ctx()
        with kit.log.act(defect.stream_of(ctx.new_id()), ctx, Defect) as act:
            number = lists.next_number(kit.log.conn)
            defect.report(act, number, _clean(text), article=article, sort=sort)
        return act.state

    def answer(self, defect_id: str, outcome: Outcome, said: str) -> Defect:
        """Says what comes of a defect. Raises `Refused`."""
        with self._kit.log.act(defect.stream_of(defect_id), self._kit.ctx(), Defect) as act:
            defect.answer(act, outcome, _clean(said))
        return act.state

    @property
    def may_answer(self) -> bool:
        """Whether this person answers defects: a lead, an admin, or who works alone."""
        profile = self._kit.profile
        return profile.alone or profile.role in ("lead", "admin")


def _clean(text: str) -> str:
    return redact(text).text.strip()
