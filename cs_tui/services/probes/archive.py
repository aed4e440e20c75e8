"""What is over: the shop's rule, how much is due, when it was carried out last."""

from __future__ import annotations

from typing import Final

from cs_tui.core.calendar import WorkCalendar
from cs_tui.core.ports import Instant
from cs_tui.services.probes.check import Check, Verdict
from cs_tui.sync.archive import Archived
from cs_tui.texts import archive as texts

LATE_MS: Final = 2 * 24 * 3600 * 1000
"""One night may be missed by a machine that was off."""


def check(found: Archived, calendar: WorkCalendar, now: Instant) -> Check:
    """One line; a warning where the rule erases and was not carried out for two days."""
    ran: object = texts.NEVER_RAN
    if found.ran_at is not None:
        ran = texts.RAN.fill(at=calendar.shift_day(found.ran_at, 0), n=found.ran_erased)
    value = texts.DOCTOR_IS.fill(
        days=found.after_days,
        due=sum(one.due for one in found.classes),
        erased=texts.ERASES if found.erase else texts.KEEPS,
        ran=ran,
    )
    late = found.ran_at is None or now - found.ran_at > LATE_MS
    verdict: Verdict = "warn" if found.erase and found.left and late else "ok"
    return Check("archive", texts.DOCTOR, value, verdict, texts.OVERDUE)
