"""The steps of a complaint at the case in front: the next one on top of Ctrl+O, one question each.

What is told in a message is marked in the fields and becomes a fact with the answer itself.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, TypeVar, cast, get_args

from textual.content import Content

from cs_tui.core.complaint_state import NATURE, Cause, Complaint, Ruling, Sort, Step, Weight, fen_of
from cs_tui.screens import evidence
from cs_tui.screens.panels import AskPanel, PickPanel, filtering
from cs_tui.services.field_names import REGRET, TOLD
from cs_tui.texts import Words
from cs_tui.texts import complaint as texts
from cs_tui.texts import evidence as evidence_texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.writing import Writing

if TYPE_CHECKING:
    from cs_tui.core.case import Case
    from cs_tui.screens.case_acts import CaseActs

T = TypeVar("T", bound=str)
Act = Callable[["CaseActs"], Awaitable[None]]

PHRASES: Final[Mapping[str, str]] = {
    "acknowledged": "complaint_opening",
    "regret": "apology_regret",
    "told": "complaint_decision",
}
"""The situation of the phrase that is put into the answer for a step."""


def top(screen: CaseActs) -> list[Pick]:
    """The next step of an open complaint, or of a case that was just filed as one."""
    one = complaint_of(screen)
    step = one.next if one is not None else "receipt"
    if step is None or not is_complaint(screen):
        return []
    label = Content.assemble(
        (screen.say(texts.COMPLAINT), "bold $warning"),
        "  ",
        (screen.say(texts.NEXT_STEP, step=texts.STEPS[step]), "bold"),
    )
    return [Pick(partial(STEPS[step], screen), label, key=f"complaint-{step}")]


def rest(screen: CaseActs) -> list[Pick]:
    """What else can be done about it; found by typing."""
    found = screen.view.case.complaint if screen.view is not None else None
    looking = [_row(screen, "look", evidence_texts.ACT_LIST, evidence.look)]
    if screen.view is None or screen.view.case.status.over:
        return looking if found is not None and found.items else []
    if not is_complaint(screen):
        return [Pick(partial(receive, screen), screen.say(texts.ACT_OPEN), key="complaint-open")]
    one = complaint_of(screen)
    if one is None or not one.open:
        return looking if one is not None and one.items else []
    skipped: tuple[Step, ...] = ("facts", "decision", "told") if one.next == "regret" else ()
    acts: list[tuple[str, Words, Act]] = [
        *((step, texts.STEPS[step], STEPS[step]) for step in skipped if step not in one.done),
        ("fact", texts.ACT_FACT, find_out),
        *([("look", evidence_texts.ACT_LIST, evidence.look)] if one.items else []),
        ("heard", texts.ACT_HEARD, heard),
        ("withdraw", texts.ACT_WITHDRAW, withdraw),
    ]
    return [_row(screen, name, words, act) for name, words, act in acts]


def _row(screen: CaseActs, name: str, words: Words, act: Act) -> Pick:
    label = f"{screen.say(texts.COMPLAINT)}  {screen.say(words)}"
    return Pick(partial(act, screen), label, key=f"complaint-also-{name}")


def complaint_of(screen: CaseActs) -> Complaint | None:
    """The complaint of the case in front, unless it was withdrawn."""
    one = screen.view.case.complaint if screen.view is not None else None
    return None if one is None or one.withdrawn_at is not None else one


def is_complaint(screen: CaseActs) -> bool:
    """Whether the case in front is one, or is about to be saved as one."""
    if screen.view is None or screen.view.case.status.over:
        return False
    case = screen.view.case
    if case.complaint is not None:
        return case.complaint.withdrawn_at is None
    return screen.view.picked("nature") == NATURE


async def receive(screen: CaseActs) -> None:
    """What is demanded, what remedy is sought, how heavy it is."""
    demand = await _asks(screen, "demand", texts.ASK_DEMAND)
    if not demand:
        return
    sought = await _asks(screen, "sought", texts.ASK_SOUGHT)
    if sought is None:
        return
    weight = await _picks(screen, texts.ASK_WEIGHT, texts.WEIGHTS)
    if weight in get_args(Weight):
        receive = screen.desk.complaints.receive
        verb = partial(receive, _id(screen), demand, sought, cast(Weight, weight))
        await _done(screen, verb, "demand", "sought")


async def acknowledge(screen: CaseActs) -> None:
    """By a message, whose words are put into the answer, or by a call that was made."""
    how = await _picks(screen, texts.ASK_HOW_ACKNOWLEDGED, texts.HOWS)
    if how == "message":
        await _phrase(screen, "acknowledged")
        screen.cs.tell(texts.WITH_THE_ANSWER.fill(step=texts.STEPS["acknowledged"]))
    elif how == "call":
        await _done(screen, partial(screen.desk.complaints.heard, _id(screen), "call"))


async def regret(screen: CaseActs) -> None:
    """We are sorry for the trouble, whoever is at fault; nothing is admitted by it."""
    how = await _picks(screen, texts.ASK_HOW_REGRET, texts.HOWS)
    if how == "message":
        await _phrase(screen, "regret")
        await screen.set_fields({REGRET: "1"})
        screen.cs.tell(texts.WITH_THE_ANSWER.fill(step=texts.STEPS["regret"]))
    elif how == "call":
        await _done(screen, partial(screen.desk.complaints.regret, _id(screen)))


async def find_out(screen: CaseActs) -> None:
    """A fact, or a piece of evidence and where it lies."""
    form = await _picks(screen, texts.ASK_FORM, texts.FORMS)
    case_id, find_out = _id(screen), screen.desk.complaints.find_out
    if form == "fact":
        text = await _asks(screen, "found", texts.ASK_FACT)
        if text:
            await _done(screen, partial(find_out, case_id, "fact", text), "found")
        return
    sort = await _picks(screen, *evidence.sorts(screen)) if form else None
    text = await _asks(screen, "found", texts.ASK_EVIDENCE, sort)
    ref = await _asks(screen, "ref", evidence_texts.ASK_REF) if text else None
    if text and ref is not None and sort in get_args(Sort):
        lies, file = await evidence.print_of(screen, ref)
        verb = partial(find_out, case_id, "evidence", text, lies, cast(Sort, sort), file)
        await _done(screen, verb, "found", "ref")


async def decide(screen: CaseActs) -> None:
    """Whether it is upheld, what is done, and how much money that is."""
    ruling = await _picks(screen, texts.ASK_RULING, texts.RULINGS)
    remedy = await _asks(screen, "remedy", texts.ASK_REMEDY, ruling)
    if not remedy or ruling not in get_args(Ruling):
        return
    amount_fen = 0 if ruling == "rejected" else await _amount(screen)
    if amount_fen is not None:
        decide = screen.desk.complaints.decide
        verb = partial(decide, _id(screen), cast(Ruling, ruling), remedy, amount_fen)
        await _done(screen, verb, "remedy", "amount")


async def tell(screen: CaseActs) -> None:
    """By the answer that is being written, or by a call that was made."""
    how = await _picks(screen, texts.ASK_HOW_TOLD, texts.HOWS)
    if how == "message":
        await _phrase(screen, "told")
        await screen.set_fields({TOLD: "1"})
        screen.cs.tell(texts.WITH_THE_ANSWER.fill(step=texts.STEPS["told"]))
    elif how == "call":
        await _done(screen, partial(screen.desk.complaints.tell, _id(screen), "call"))


async def end(screen: CaseActs) -> None:
    """Accepted or not, where else the customer may turn, and what it came from."""
    answer = await _picks(screen, texts.ASK_ACCEPTED, texts.ANSWERS)
    if answer is None:
        return
    route = (
        "" if answer == "accepted" else await _asks(screen, "alternative", texts.ASK_ALTERNATIVE)
    )
    if route is None:
        return
    cause = await _picks(screen, texts.ASK_CAUSE, texts.CAUSES)
    if cause in get_args(Cause):
        verb = partial(
            screen.desk.complaints.end,
            _id(screen),
            accepted=answer == "accepted",
            cause=cast(Cause, cause),
            alternative=route,
        )
        await _done(screen, verb, "alternative")


async def heard(screen: CaseActs) -> None:
    """The customer was told by phone how it stands."""
    await _done(screen, partial(screen.desk.complaints.heard, _id(screen), "call"))


async def withdraw(screen: CaseActs) -> None:
    """It is no complaint after all."""
    reason = await _asks(screen, "withdraw", texts.ASK_WITHDRAW)
    if reason:
        verb = partial(screen.desk.complaints.withdraw, _id(screen), reason)
        await _done(screen, verb, "withdraw")


STEPS: Final[Mapping[Step, Act]] = {
    "receipt": receive,
    "acknowledged": acknowledge,
    "regret": regret,
    "facts": find_out,
    "decision": decide,
    "told": tell,
    "outcome": end,
}


def _id(screen: CaseActs) -> str:
    assert screen.view is not None  # noqa: S101
    return screen.view.case.id


async def _asks(
    screen: CaseActs, asked: str, title: Words, before: str | None | Literal[True] = True
) -> str | None:
    """One line of text; None when the person left, here or at the question before."""
    if before is None:
        return None
    place = _place(_id(screen), asked)
    return await screen.app.push_screen_wait(AskPanel(title, screen.lang, place=place))


def _place(case_id: str, asked: str) -> str:
    return f"complaint/{case_id}/{asked}"


async def _picks(screen: CaseActs, title: Words, choices: Mapping[str, Words]) -> str | None:
    rows: Sequence[Pick] = [Pick(key, screen.say(words), key=key) for key, words in choices.items()]
    return await screen.app.push_screen_wait(PickPanel[str](title, filtering(rows), screen.lang))


async def _amount(screen: CaseActs) -> int | None:
    """An amount of money in fen; asked again until it is one. None when the person left."""
    title = texts.ASK_AMOUNT
    while True:
        given = await _asks(screen, "amount", title)
        if given is None:
            return None
        amount = fen_of(given)
        if amount is not None:
            return amount
        title = texts.NO_AMOUNT


async def _phrase(screen: CaseActs, step: str) -> None:
    """The shop's own words for a step, where the answer is still empty."""
    policy = screen.cs.policy
    reply = screen.query_one("#reply", Writing)
    if policy is None or reply.value.strip():
        return
    for phrase in policy.scripts.phrases:
        if phrase.situation == PHRASES[step]:
            await screen.use_phrase(phrase)
            screen.set_focus(reply)
            return


async def _done(screen: CaseActs, verb: Callable[[], Case], *asked: str) -> None:
    """Does it; what was `asked` for it is a fact now."""
    await screen.flush()
    case = await screen.desk.run(verb)
    for one in asked:
        await screen.cs.forget(_place(case.id, one))
    following = case.complaint.next if case.complaint is not None else None
    words = texts.SAVED_NEXT if following is not None else texts.SAVED_ALL
    step = texts.STEPS[following] if following is not None else ""
    screen.cs.tell(words.fill(number=case.number, step=step))
    await screen.reload()
