"""The plan: picking an option, the customer's yes or no, and that it was carried out."""

from __future__ import annotations

from textual.content import Content

from cs_tui.core.case import Case
from cs_tui.core.complaint_state import fen_of, yuan
from cs_tui.core.solution import Solution
from cs_tui.screens import escalation, verification
from cs_tui.screens.case_acts import CaseActs
from cs_tui.screens.lists import Heading
from cs_tui.screens.panels import AskPanel, PickPanel, filtering
from cs_tui.services.field_names import NOTE
from cs_tui.services.solution import Fitting
from cs_tui.texts import Words
from cs_tui.texts import solution as texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain
from cs_tui.widgets.writing import Writing

LAST_DIGIT = 9
MONEY = "money"
"""The reason to escalate what is beyond one's limit."""


async def offer(screen: CaseActs) -> None:
    """Picks an option and an amount; its words stand in the answer. Beyond the limit it goes on to
    escalating, filled in."""
    assert screen.view is not None  # noqa: S101
    case_id = screen.view.case.id
    hinted = screen.assist.leaves[0].leaf.id if screen.assist and screen.assist.leaves else None
    leaf = screen.view.picked("leaf") or hinted
    found = await screen.desk.run(screen.desk.solutions.fitting, leaf)
    rows = [_row(screen, one) for one in found]
    title = texts.PICK if rows else texts.NONE_FITS
    fit = await screen.app.push_screen_wait(PickPanel[Fitting](title, filtering(rows), screen.lang))
    if fit is None:
        return
    place = f"amount/{case_id}"
    amount = await _amount(screen, fit, place)
    if amount is None or screen.view is None or screen.view.case.id != case_id:
        return
    if fit.beyond(amount):
        await _beyond(screen, fit, amount)
        return
    await screen.desk.run(screen.desk.solutions.offer, case_id, fit.option.id, amount)
    await screen.cs.forget(place)
    text = await screen.desk.run(screen.desk.solutions.said, fit.option, amount, screen.view)
    screen.query_one("#reply", Writing).put(text)
    told = texts.OFFERED_TOLD if fit.option.consent else texts.OFFERED_FREELY
    screen.cs.tell(told.fill(name=fit.option.name.say(screen.lang)))
    await screen.reload()


async def agreed(screen: CaseActs) -> None:
    """The customer said yes."""
    assert screen.view is not None  # noqa: S101
    case_id, now = screen.view.case.id, screen.view.case.solution
    asks = now is not None and now.verify and now.agreed_at is None
    if now is not None and asks and not await verification.first(screen, now.name.words()):
        return
    told = now is not None and now.agreed_at is None and bool(now.to_tell)
    if now is not None and told and not await _all_told(screen, now):
        return
    case = await screen.desk.run(screen.desk.solutions.agree, case_id, told=told)
    _tell(screen, texts.AGREED_TOLD, case)
    await screen.reload()


async def declined(screen: CaseActs) -> None:
    """The customer said no."""
    assert screen.view is not None  # noqa: S101
    case = await screen.desk.run(screen.desk.solutions.decline, screen.view.case.id)
    _tell(screen, texts.DECLINED_TOLD, case)
    await screen.reload()


async def carried_out(screen: CaseActs) -> None:
    """It was done, step by step where it has steps: at the end outcome and note say so, where
    nothing else stands there."""
    assert screen.view is not None  # noqa: S101
    view = screen.view
    now = view.case.solution
    if now is not None and now.left and now.lacks == "carry_out":
        ticked = await _ticked(screen, view.case)
        if ticked is None or ticked.solutions[-1].open:
            await screen.reload()
            return
        case = ticked
    else:
        case = await screen.desk.run(screen.desk.solutions.carry_out, view.case.id)
    one = case.solutions[-1]
    noted = await screen.desk.run(screen.desk.solutions.noted, one.option, one.amount_fen, view)
    fields = {} if view.picked("outcome") else {"outcome": one.outcome}
    field = screen.query_one("#note-done", Writing)
    lines = [line for line in (field.value.strip(), noted) if line]
    fields[NOTE["done"]] = "\n".join(dict.fromkeys(lines))
    _tell(screen, texts.DONE_TOLD, case)
    await screen.set_fields(fields)


async def _all_told(screen: CaseActs, one: Solution) -> bool:
    """Shows what must have been said; whether it was."""
    rows: list[Pick | Heading] = [Pick(True, screen.say(texts.ALL_TOLD), key="told", digit="1")]
    rows += [
        Heading(f"• {said.say(screen.lang)}", key=f"tell-{number}")
        for number, said in enumerate(one.to_tell)
    ]
    panel = PickPanel[bool](texts.TELL_TITLE, filtering(rows), screen.lang)
    return await screen.app.push_screen_wait(panel) is not None


async def _ticked(screen: CaseActs, case: Case) -> Case | None:
    """Steps are ticked until none is left or the person leaves; the case then, None for nothing."""
    after: Case | None = None
    while (one := (after or case).solution) is not None and one.left:
        rows = [
            Pick(
                (place,),
                one.steps[place].say(screen.lang),
                key=f"step-{place}",
                digit=str(place + 1) if place < LAST_DIGIT else "",
            )
            for place in one.left
        ]
        if len(rows) > 1:
            rows.append(Pick(one.left, screen.say(texts.ALL_TICKED), key="all", digit="0"))
        title = texts.STEPS_TITLE.fill(name=one.name.words())
        panel = PickPanel[tuple[int, ...]](title, filtering(rows), screen.lang)
        picked = await screen.app.push_screen_wait(panel)
        if picked is None:
            break
        after = await screen.desk.run(screen.desk.solutions.tick, case.id, *picked)
        left = len(after.solutions[-1].left)
        step = one.steps[picked[-1]].words()
        if left:
            screen.cs.tell(texts.TICKED_TOLD.fill(step=step, n=left))
    return after


def _row(screen: CaseActs, fit: Fitting) -> Pick:
    """Its name, my limit and whether the customer must agree; below it, when it may be offered."""
    option = fit.option
    parts: list[str] = []
    if fit.limit_fen is not None:
        parts.append(screen.say(texts.WITHIN, limit=yuan(fit.limit_fen)))
    if option.consent:
        parts.append(screen.say(texts.ASKS_CONSENT))
    label = Content.assemble(
        plain(option.name.say(screen.lang), "bold"),
        "  ",
        plain("  ".join(parts), "$muted"),
        "\n  ",
        plain(option.when.say(screen.lang), "$muted"),
    )
    return Pick(fit, label, key=option.id)


async def _amount(screen: CaseActs, fit: Fitting, place: str) -> int | None:
    """What it grants, in fen; asked where the option leaves it open. None when the person left."""
    option = fit.option
    if option.money == "none" or option.amount_fen:
        return option.amount_fen
    name, limit = option.name.say(screen.lang), fit.limit_fen
    title = (
        texts.AMOUNT_FREE.fill(name=name)
        if limit is None
        else texts.AMOUNT.fill(name=name, limit=yuan(limit))
    )
    while True:
        ask = AskPanel(title, screen.lang, place=place)
        given = await screen.app.push_screen_wait(ask)
        if given is None:
            return None
        amount = fen_of(given)
        if amount:
            return amount
        told = texts.AMOUNT_NEEDED if amount == 0 else texts.NOT_AN_AMOUNT.fill(given=given)
        screen.cs.tell(told, warning=True)


async def _beyond(screen: CaseActs, fit: Fitting, amount: int) -> None:
    values = {"amount": yuan(amount), "limit": yuan(fit.limit_fen or 0)}
    screen.cs.tell(texts.BEYOND_LIMIT.fill(**values), warning=True)
    note = texts.BEYOND_NOTE.say(screen.lang, name=fit.option.name.say(screen.lang), **values)
    await escalation.pass_on(screen, known=MONEY, about=note)


def _tell(screen: CaseActs, words: Words, case: Case) -> None:
    screen.cs.tell(words.fill(name=case.solutions[-1].name.words()))
