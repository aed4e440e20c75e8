"""Notices as a file: brought out to be edited, brought in as new versions."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from cs_tui.content.faults import FileFault
from cs_tui.content.incoming import Incoming
from cs_tui.content.notices import NoticeFile, NoticeRow
from cs_tui.core.act import Act
from cs_tui.core.bulletin import Bulletin
from cs_tui.core.events import Event
from cs_tui.core.policy.faults import Fault, repeated, shape_faults
from cs_tui.core.quiz import written
from cs_tui.core.said import LANGS
from cs_tui.errors import Refused
from cs_tui.services.content import must_write
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.texts import admin as admin_texts
from cs_tui.texts import content as texts


@dataclass(frozen=True, slots=True)
class NoticePlan:
    """What a file of notices would publish, or what is wrong with it."""

    added: tuple[NoticeRow, ...] = ()
    changed: tuple[NoticeRow, ...] = ()
    same: int = 0
    faults: tuple[FileFault, ...] = ()


class NoticeFiles:
    """Verbs on files of notices. A notice that a file leaves out stays as it is."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def document(self) -> dict[str, object]:
        """Every notice that was not withdrawn, as the file has them."""
        return {"notices": [_row(one) for one in self._now().values() if not one.withdrawn]}

    @reads
    def plan(self, file: Incoming) -> NoticePlan:
        """What the file would publish. Nothing is written."""
        if file.sheet is not None and file.sheet.faults:
            return NoticePlan(faults=tuple(file.sheet.faults))
        doc = dict(file.toml) if file.toml is not None else {"notices": file.whole({})["notices"]}
        try:
            rows = NoticeFile.model_validate(doc).notices
        except ValidationError as error:
            found = shape_faults(error, doc, NoticeFile)
            return NoticePlan(faults=tuple(file.placed(fault) for fault in found))
        now = self._now()
        faults = [*repeated("notices", (row.id for row in rows))]
        faults += [fault for row in rows if (fault := _stale(row, now.get(row.id))) is not None]
        if faults:
            return NoticePlan(faults=tuple(file.placed(fault) for fault in faults))
        newer = [row for row in rows if row.id in now and row.version > now[row.id].version]
        added = tuple(row for row in rows if row.id not in now)
        return NoticePlan(added, tuple(newer), len(rows) - len(added) - len(newer))

    def publish(self, plan: NoticePlan) -> None:
        """Publishes what is new, in one act.

        Raises `Refused` for a person who may not, and for a version that came out meanwhile.
        """
        kit = self._kit
        must_write(kit.profile, admin_texts.NOT_YOURS)
        if plan.faults:
            raise Refused(texts.HAS_FAULTS.fill(n=len(plan.faults)))
        ctx = kit.ctx()
        act_id = ctx.new_id()

        def decided() -> list[Event]:
            events: list[Event] = []
            for row in (*plan.added, *plan.changed):
                act = Act(row.stream, kit.log.state(row.stream, Bulletin), ctx, act=act_id)
                act.add(row.published())
                events += act.events
            return events

        kit.log.append_decided(decided)

    def _now(self) -> dict[str, Bulletin]:
        states = self._kit.reader.states("bulletin/")
        return {one.id: one for one in states if isinstance(one, Bulletin) and one.version}


def _stale(row: NoticeRow, now: Bulletin | None) -> Fault | None:
    """What is wrong with the version of a notice that is out already."""
    if now is None or row.version > now.version:
        return None
    at = f"notices[{row.id}].version"
    if row.version < now.version:
        return Fault(at, texts.NOTICE_OLD_VERSION.fill(version=now.version))
    reads_alike = _row(now) == _row_of(row)
    words = texts.NOTICE_SAME_VERSION.fill(version=now.version, following=now.version + 1)
    return None if reads_alike else Fault(at, words)


def _row_of(row: NoticeRow) -> dict[str, object]:
    new = row.published()
    return _row(
        Bulletin(
            id=row.id,
            version=row.version,
            form=new.form,
            title=new.title,
            body=new.body,
            from_day=new.from_day,
            to_day=new.to_day,
            mandatory=new.mandatory,
            study=new.study,
            check=new.check,
        )
    )


def _row(one: Bulletin) -> dict[str, object]:
    check = {lang: written(one.check, lang) for lang in LANGS} if one.check else None
    return {
        "id": one.id,
        "version": one.version,
        "kind": one.form,
        "title": {"zh": one.title.zh, "en": one.title.en},
        "body": {"zh": one.body.zh, "en": one.body.en},
        "from": one.from_day,
        "to": one.to_day,
        "mandatory": one.mandatory,
        "study": list(one.study),
    } | ({"check": check} if check else {})
