"""Notices written at the desk: drafts kept, each publication a version that is read anew."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from cs_tui.core.bulletin import (
    Bulletin,
    BulletinPublished,
    BulletinWithdrawn,
    NoticeKind,
    stream_of,
)
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.quiz import questions, written
from cs_tui.core.said import Said
from cs_tui.errors import Refused
from cs_tui.services.content import must_write
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store.drafts import Draft
from cs_tui.texts import admin as texts

TYPED: Final = (
    *("title_zh", "title_en", "body_zh", "body_en"),
    *("from_day", "to_day", "study", "check_zh", "check_en"),
)
PICKED: Final = ("mandatory", "form")
YES: Final = "yes"
_BETWEEN: Final = re.compile(r"[,，、;；]")
NEW: Final = stream_of("new")
"""Where the draft of a notice stands that has no id yet."""


@dataclass(frozen=True, slots=True)
class NoticeSheet:
    """A notice as its author has it in front."""

    id: str
    """Empty for a new one."""
    version: int
    """The one the author began from."""
    values: Mapping[str, str]
    drafted: bool


class Announcing:
    """Verbs on notices for those who write them."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def every(self) -> tuple[Bulletin, ...]:
        """Every notice, those in force first, the latest first."""
        states = self._kit.reader.states("bulletin/")
        found = [state for state in states if isinstance(state, Bulletin) and state.version]
        return tuple(sorted(found, key=lambda one: (one.withdrawn, -one.changed_at, one.id)))

    def open(self, bulletin: str) -> NoticeSheet:
        """A notice to be revised, or the new one where `bulletin` is empty. Raises `Refused`."""
        self._check()
        now = self._bulletin(bulletin)
        drafts = self._kit.drafts.of(_place(bulletin))
        values = {
            field: drafts[field].text if field in drafts else saved
            for field, saved in _saved(now).items()
        }
        bases = [draft.base for draft in drafts.values() if draft.base]
        return NoticeSheet(bulletin, int(bases[0]) if bases else now.version, values, bool(drafts))

    def keep(self, sheet: NoticeSheet, values: Mapping[str, str]) -> None:
        """Keeps what is typed; what reads as published is no draft."""
        saved, at = _saved(self._bulletin(sheet.id)), self._kit.clock()
        place, base = _place(sheet.id), str(sheet.version)
        self._kit.drafts.save(
            Draft(place, field, "" if text == saved[field] else text, base, at)
            for field, text in values.items()
        )

    def publish(self, sheet: NoticeSheet, values: Mapping[str, str]) -> Bulletin:
        """The next version, to be read by everybody anew. The drafts are forgotten.

        Raises `Refused` for a text that lacks a language, for days that are none, for an article
        to study that is not there, and when somebody else published a version meanwhile, and
        `QuizFault` for a check that is not written as one: the drafts stay.
        """
        self._check()
        clean = {field: redact(values[field]).text.strip() for field in TYPED}
        if not all(clean[field] for field in TYPED[:4]):
            raise Refused(texts.BOTH_LANGS)
        _check_days(clean["from_day"], clean["to_day"])
        study = self._to_study(clean["study"])
        check = questions(clean["check_zh"], clean["check_en"])
        ctx = self._kit.ctx()
        with self._kit.log.act(stream_of(sheet.id or ctx.new_id()), ctx, Bulletin) as act:
            now = act.state
            if now.version != sheet.version:
                raise Refused(texts.NOTICE_REVISED.fill(version=now.version))
            act.add(
                BulletinPublished(
                    version=now.version + 1,
                    title=Said(zh=clean["title_zh"], en=clean["title_en"]),
                    body=Said(zh=clean["body_zh"], en=clean["body_en"]),
                    form=cast("NoticeKind", values["form"]),
                    from_day=clean["from_day"],
                    to_day=clean["to_day"],
                    mandatory=values["mandatory"] == YES,
                    study=study,
                    check=check,
                )
            )
            self._kit.drafts.done(_place(sheet.id))
        return act.state

    def withdraw(self, bulletin: str) -> Bulletin:
        """The notice holds no longer. Raises `Refused` for a person who may not."""
        self._check()
        with self._kit.log.act(stream_of(bulletin), self._kit.ctx(), Bulletin) as act:
            act.add(BulletinWithdrawn())
        return act.state

    def forget(self, sheet: NoticeSheet) -> None:
        """Throws the draft away."""
        place = _place(sheet.id)
        self._kit.drafts.save(Draft(place, field, "", None, 0) for field in (*TYPED, *PICKED))

    def _to_study(self, typed: str) -> tuple[str, ...]:
        """What the articles to study are called, each once. Raises `Refused` for an unknown one."""
        names = tuple(dict.fromkeys(_BETWEEN.sub(" ", typed).split()))
        reader = self._kit.own
        for name in names:
            forms = (name, f"{name}-zh", f"{name}-en")
            if not any(reader.article_by_external(form) for form in forms):
                raise Refused(texts.NO_SUCH_STUDY.fill(name=name))
        return names

    def _bulletin(self, bulletin: str) -> Bulletin:
        return self._kit.log.state(stream_of(bulletin), Bulletin) if bulletin else Bulletin()

    def _check(self) -> None:
        must_write(self._kit.profile, texts.NOT_YOURS)


def _place(bulletin: str) -> str:
    return stream_of(bulletin) if bulletin else NEW


def _saved(now: Bulletin) -> dict[str, str]:
    return {
        "title_zh": now.title.zh,
        "title_en": now.title.en,
        "body_zh": now.body.zh,
        "body_en": now.body.en,
        "from_day": now.from_day,
        "to_day": now.to_day,
        "study": " ".join(now.study),
        "check_zh": written(now.check, "zh"),
        "check_en": written(now.check, "en"),
        "mandatory": YES if now.mandatory else "no",
        "form": now.form,
    }


def _check_days(*days: str) -> None:
    given = [day for day in days if day]
    for day in given:
        try:
            proper = date.fromisoformat(day).isoformat() == day
        except ValueError:
            proper = False
        if not proper:
            raise Refused(texts.BAD_DAY.fill(day=day))
    if given != sorted(given):
        raise Refused(texts.BAD_DAY.fill(day=given[-1]))
