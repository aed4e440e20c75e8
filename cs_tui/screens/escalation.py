"""Escalating or passing on the case in front: why, to whom, until when, and what they are told."""

from __future__ import annotations

from typing import Final

from cs_tui.core.escalation import Asked
from cs_tui.core.policy.reasons import EscalationReason
from cs_tui.screens.case_acts import CaseActs
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.screens.promise import BUSINESS_DAY_MS, IN, TIMES
from cs_tui.screens.side import padded
from cs_tui.screens.write_panel import WritePanel
from cs_tui.services.escalation import Receiver
from cs_tui.texts import Words
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import escalation as texts
from cs_tui.widgets import timing
from cs_tui.widgets.columns import columns
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

NOT_TOLD: Final = -1
"""Picked in place of a time: the customer does not know yet."""


async def pass_on(screen: CaseActs, *, known: str = "", about: str = "") -> None:
    """Asks for the reason, the receiver, the promised time, then shows what they will read.

    The id of a `known` reason is not asked for again; `about` stands first in what they read.
    """
    if screen.view is None or screen.cs.policy is None:
        return
    case_id = screen.view.case.id
    await screen.flush()
    given = [one for one in screen.cs.policy.reasons.escalations if one.id == known]
    reason = given[0] if given else await _reason(screen)
    if reason is None:
        return
    receiver = await _receiver(screen, case_id, reason)
    if receiver is None:
        return
    until = await _until(screen, reason)
    if until is None:
        return
    promised_at = None if until == NOT_TOLD else until
    note = await _note(screen, case_id, reason, receiver, promised_at, about)
    if note is None or screen.view is None or screen.view.case.id != case_id:
        return
    await _offer(screen, reason, receiver, Asked(receiver.to, note, promised_at, screen.lang))


async def _reason(screen: CaseActs) -> EscalationReason | str | None:
    """A reason of the shop; empty for passing on without escalating; None for neither."""
    assert screen.cs.policy is not None  # noqa: S101
    lang = screen.lang
    reasons = screen.cs.policy.reasons.escalations
    kinds = [plain(screen.say(texts.KINDS[one.kind]), "$muted") for one in reasons]
    labels = columns(
        [(plain(one.name.say(lang)), kind) for one, kind in zip(reasons, kinds, strict=True)]
    )
    rows = [
        Pick(one, label, key=one.id, digit=str(number) if number < 9 else "")
        for number, (one, label) in enumerate(zip(reasons, labels, strict=True), 1)
    ]
    rows.insert(8, Pick("", screen.say(texts.TRANSFER), key="transfer", digit="9"))
    return await screen.app.push_screen_wait(
        PickPanel[EscalationReason | str](texts.WHY, filtering(rows), lang)
    )


async def _receiver(
    screen: CaseActs, case_id: str, reason: EscalationReason | str
) -> Receiver | None:
    known = reason.id if isinstance(reason, EscalationReason) else None
    found = await screen.desk.run(screen.desk.escalation.receivers, case_id, known)
    labels = columns(
        [(plain(one.name(screen.lang)), plain(_reaches(screen, one), "$muted")) for one in found]
    )
    rows = [Pick(one, label, key=one.key) for one, label in zip(found, labels, strict=True)]
    title = texts.TO_WHOM if known else texts.TO_WHOM_EQUAL
    return await screen.app.push_screen_wait(
        PickPanel[Receiver](title, filtering(rows), screen.lang)
    )


def _reaches(screen: CaseActs, one: Receiver) -> str:
    if one.to.person is not None:
        return screen.say(texts.COLLEAGUE)
    tier = f"T{one.tier}  " if one.tier is not None else ""
    n = one.reaches
    return tier + (screen.say(texts.REACHES, n=n) if n else screen.say(texts.REACHES_NOBODY))


async def _until(screen: CaseActs, reason: EscalationReason | str) -> int | None:
    """When the customer was told to hear of it; `NOT_TOLD` when nothing was said."""
    now = screen.desk.kit.clock()
    promises = screen.desk.promises
    tomorrow = await screen.desk.run(promises.in_business_time, "", BUSINESS_DAY_MS)
    times = [(words, now + ms) for words, ms in TIMES]
    times.append((desk_texts.BUSINESS_DAY, tomorrow.due_at))
    rows = [
        Pick(
            at, padded(screen.say(words), IN) + timing.day_clock(at, now), key=str(n), digit=str(n)
        )
        for n, (words, at) in enumerate(times, 1)
        for when in [timing.day_clock(at, now)]
    ]
    rows.append(Pick(NOT_TOLD, screen.say(texts.NOT_TOLD), key="not-told", digit="9"))
    hint = None
    if isinstance(reason, EscalationReason):
        spoken = "en" if screen.view is not None and screen.view.case.lang == "en" else "zh"
        hint = texts.SAY.fill(text=reason.says.en if spoken == "en" else reason.says.zh)
    return await screen.app.push_screen_wait(
        PickPanel[int](texts.TOLD_UNTIL, filtering(rows), screen.lang, hint=hint)
    )


async def _note(
    screen: CaseActs,
    case_id: str,
    reason: EscalationReason | str,
    receiver: Receiver,
    promised_at: int | None,
    first: str,
) -> str | None:
    lang, now = screen.lang, screen.desk.kit.clock()
    written = await screen.desk.run(screen.desk.escalation.summary, case_id, lang)
    written = "\n".join(part for part in (first, written) if part)
    about = [reason.name.say(lang)] if isinstance(reason, EscalationReason) else []
    if promised_at is None:
        about.append(screen.say(texts.NOT_TOLD))
    else:
        about.append(screen.say(texts.TOLD, time=timing.day_clock(promised_at, now)))
    title = texts.ESCALATE_TO if isinstance(reason, EscalationReason) else texts.TRANSFER_TO
    named = title.fill(who=receiver.name(lang))
    about_it = plain("  ".join(about))
    panel = WritePanel(named, lang, place=_place(case_id), about=about_it, text=written)
    return await screen.app.push_screen_wait(panel)


async def _offer(
    screen: CaseActs, reason: EscalationReason | str, receiver: Receiver, asked: Asked
) -> None:
    assert screen.view is not None  # noqa: S101
    case_id, desk = screen.view.case.id, screen.desk
    if isinstance(reason, EscalationReason):
        case = await desk.run(desk.escalation.escalate, case_id, reason.id, asked)
    else:
        case = await desk.run(desk.escalation.transfer, case_id, asked)
    await screen.cs.forget(_place(case_id))
    words: Words = texts.OFFERED.fill(number=case.number, who=receiver.name(screen.lang))
    screen.cs.tell(words)
    await screen.show_anew()


def _place(case_id: str) -> str:
    return f"offer/{case_id}"
